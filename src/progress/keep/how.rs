//! Why two cards are taken for one.

/// Why two cards are taken for one. The numbers stand in progress stores and never change their
/// meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    ByHand = 0,
    /// The card came back that it was linked from.
    Back = 1,
    /// The same ids in a deck of another name.
    Ids = 2,
    /// Fact, question and answer are the same.
    Same = 3,
    QuestionAndAnswer = 4,
    FactAndAnswer = 5,
    FactAndQuestion = 6,
    Question = 7,
    /// The answer is the same, the question much alike.
    Answer = 8,
    /// Question and answer differ by slips of the pen.
    Alike = 9,
}

impl How {
    const ALL: [How; 10] = [
        How::ByHand,
        How::Back,
        How::Ids,
        How::Same,
        How::QuestionAndAnswer,
        How::FactAndAnswer,
        How::FactAndQuestion,
        How::Question,
        How::Answer,
        How::Alike,
    ];

    /// The number in progress stores.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The reason of a number.
    pub fn from_number(number: u8) -> Option<How> {
        How::ALL.into_iter().find(|how| how.number() == number)
    }

    /// In words, after "known by".
    pub fn name(self) -> &'static str {
        match self {
            How::ByHand => "by hand",
            How::Back => "it came back",
            How::Ids => "ids",
            How::Same => "fact, question and answer",
            How::QuestionAndAnswer => "question and answer",
            How::FactAndAnswer => "fact and answer",
            How::FactAndQuestion => "fact and question",
            How::Question => "question",
            How::Answer => "answer, and a question much alike",
            How::Alike => "question and answer, both much alike",
        }
    }
}
