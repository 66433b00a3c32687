import Glibc

/// How the old and the new site change places.
package enum SwapMethod {
    /// One step, `renameat2` with `RENAME_EXCHANGE`: ext4, XFS, Btrfs, tmpfs, overlayfs and others.
    ///
    /// Turns to `twoRenames` by itself where the file system does not know it (NFS, many FUSE ones).
    case exchange
    /// Two steps, with a moment between them when nothing stands at the output path.
    case twoRenames
}

extension Place {
    /// Puts the new site in the old one's place; the old one then has the new one's hidden name.
    func swap(hasOldSite: Bool, method: SwapMethod) throws(WritingError) {
        do throws(SystemError) {
            switch (hasOldSite, method) {
            case (false, _): try moveIn()
            case (true, .twoRenames): try swapByTwoRenames()
            case (true, .exchange): try exchangeOrFallBack()
            }
        } catch {
            throw switch error.errno {
            case ENOTEMPTY, EEXIST: .notOurs(path: path)
            case ENOTDIR: .notAFolder(path: path)
            case EBUSY, EXDEV: .mountPoint(path: path)
            default: error.during(.swap, path)
            }
        }
    }

    /// Takes the place of nothing or of an empty folder; the system refuses anything else.
    private func moveIn() throws(SystemError) {
        try parent.rename(newName, to: name)
    }

    private func exchangeOrFallBack() throws(SystemError) {
        do throws(SystemError) {
            try parent.exchange(newName, name)
        } catch {
            switch error.errno {
            case EINVAL, ENOSYS: try swapByTwoRenames()
            case ENOENT: try moveIn()  // Someone removed the old site while we wrote.
            default: throw error
            }
        }
    }

    /// Moves the old site aside and the new one in.
    ///
    /// A run that is killed after the first rename leaves nothing at the path and the whole old site
    /// under `oldName`, from where `recover` takes it back. For that reason `oldName` always is a
    /// whole site: it gets another name before anything in it is removed.
    private func swapByTwoRenames() throws(SystemError) {
        try parent.rename(name, to: oldName)
        do throws(SystemError) {
            try moveIn()
        } catch {
            try? parent.rename(oldName, to: name)
            throw error
        }
        try? parent.rename(oldName, to: newName)
    }

    /// Puts the old site back after a run that was killed between two renames.
    func recover() throws(WritingError) {
        do throws(SystemError) {
            guard try parent.status(of: name) == nil,
                let old = try parent.status(of: oldName), old.isFolder
            else { return }
            try parent.rename(oldName, to: name)
        } catch {
            throw error.during(.recover, path)
        }
    }

    /// Gets the swap itself to the disk, before anything of the old site is removed.
    func persist(_ durability: OutputFolder.Durability) throws(WritingError) {
        guard durability == .powerCut else { return }
        do throws(SystemError) {
            try parent.syncEntries()
        } catch {
            throw error.during(.sync, path)
        }
    }
}
