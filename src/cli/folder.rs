//! Several files that belong together, written into a folder. What commonly fails, for want of room or of
//! permission, fails before any of them is in its place; should one not go into its place after that,
//! those before it are there.

use std::io;
use std::path::{Path, PathBuf};

use super::failure::Failure;

/// A file to be written: its name in the folder, and its text.
pub type Named = (String, String);

/// Writes files into a folder, which is made if it is not there. Without `is_forced` no file is written
/// over; other files of the folder stay as they are.
pub fn save_all(folder: &Path, files: &[Named], is_forced: bool) -> Result<(), Failure> {
    let fail = |path: &Path, source| Failure::Write { path: path.to_owned(), source };
    if !is_forced && let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(Failure::FileExists { path: folder.join(name) });
    }
    std::fs::create_dir_all(folder).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => fail(folder, io::ErrorKind::NotADirectory.into()),
        _ => fail(folder, source),
    })?;
    let mut parts: Vec<(PathBuf, PathBuf)> = Vec::with_capacity(files.len());
    let written = files.iter().try_for_each(|(name, text)| {
        let (part, path) = (folder.join(format!(".{name}.{}.part", std::process::id())), folder.join(name));
        parts.push((part.clone(), path.clone()));
        std::fs::write(&part, text)
            .and_then(|()| std::fs::File::open(&part)?.sync_all())
            .map_err(|source| fail(&path, source))
    });
    let placed = written.and_then(|()| {
        parts
            .iter()
            .try_for_each(|(part, path)| std::fs::rename(part, path).map_err(|source| fail(path, source)))
    });
    placed.inspect_err(|_| {
        for (part, _) in &parts {
            // What is in its place is no part any more.
            let _ = std::fs::remove_file(part);
        }
    })
}

/// Removes the files of a folder that `is_kind` says are of this kind by their names, and that are not
/// among these: what an earlier run left. Fails at the first that cannot be removed.
pub fn remove_others(folder: &Path, files: &[Named], is_kind: impl Fn(&str) -> bool) -> Result<(), Failure> {
    let entries = folder.read_dir().map_err(|source| Failure::Read { path: folder.to_owned(), source })?;
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    for name in names.filter(|name| is_kind(name) && files.iter().all(|(own, _)| own != name)) {
        let path = folder.join(name);
        std::fs::remove_file(&path).map_err(|source| Failure::Write { path, source })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> Named {
        (name.to_owned(), text.to_owned())
    }

    #[test]
    fn what_cannot_be_written_leaves_all_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("out/papers");
        save_all(&folder, &[file("a", "one"), file("b", "two")], false).unwrap();
        let error = save_all(&folder, &[file("c", "three"), file("b", "other")], false).unwrap_err();
        assert!(matches!(error, Failure::FileExists { path } if path.ends_with("b")));
        assert!(!folder.join("c").exists());
        save_all(&folder, &[file("b", "other")], true).unwrap();
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!((read("a"), read("b")), ("one".to_owned(), "other".to_owned()));
        // A folder in the way of one: nothing is left of the others.
        std::fs::create_dir_all(folder.join("d/e")).unwrap();
        save_all(&folder, &[file("d", "four")], true).unwrap_err();
        assert_eq!(folder.read_dir().unwrap().count(), 3);
        std::fs::write(home.path().join("file"), "").unwrap();
        save_all(&home.path().join("file"), &[file("a", "")], true).unwrap_err();
    }

    #[test]
    fn only_others_of_the_kind_are_removed() {
        let home = tempfile::tempdir().unwrap();
        let files = [file("paper-A.md", ""), file("paper-B.md", ""), file("notes.md", "")];
        save_all(home.path(), &files, false).unwrap();
        remove_others(home.path(), &files[..1], |name| name.starts_with("paper-")).unwrap();
        let mut names: Vec<_> =
            home.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["notes.md", "paper-A.md"]);
    }
}
