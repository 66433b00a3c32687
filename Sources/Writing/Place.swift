import Glibc

/// Where an output folder stands: its parent, held open, and the names used in it.
///
/// All later steps are relative to the parent's descriptor, so that they concern the same folder even
/// if someone moves it meanwhile, and the kernel need not walk the whole path ten thousand times.
struct Place: ~Copyable {
    /// The output folder's path, for messages.
    let path: String
    let parent: Descriptor
    let name: String

    var lockName: String { ".\(name).lots-lock" }
    var newName: String { ".\(name).lots-new" }
    var oldName: String { ".\(name).lots-old" }

    /// What stands at the output path.
    enum Occupant {
        /// Nothing, or an empty folder: a plain rename takes its place.
        case nothing
        /// A folder with our marker.
        case ourSite
        /// A folder with contents and without our marker.
        case foreignFolder
        case mountPoint
        /// A file, a symbolic link or something stranger.
        case noFolder
    }

    /// Opens the parent of the output folder; makes it if it is missing.
    init(of folder: OutputFolder) throws(WritingError) {
        let components = folder.path.split(separator: "/")
        guard let last = components.last, last != ".", last != "..", !folder.path.contains("\0")
        else {
            throw .invalidFolderPath(folder.path)
        }
        parent = try Self.openParent(components.dropLast(), absolute: folder.path.hasPrefix("/"))
        path = folder.path
        name = String(last)
    }

    private static func openParent(
        _ components: ArraySlice<Substring>, absolute: Bool
    ) throws(WritingError) -> Descriptor {
        var path = absolute ? "/" : "."
        do throws(SystemError) {
            for component in components {
                path += (path == "/" ? "" : "/") + component
                try Descriptor.workingFolder.makeFolder(path, tolerating: .anything)
            }
            return try Descriptor.workingFolder.openFolder(path, followingLink: true)
        } catch {
            throw error.during(.openParent, path)
        }
    }

    /// Whether our site stands at the output path; throws if what stands there must not be replaced.
    func hasOldSite() throws(WritingError) -> Bool {
        let occupant: Occupant
        do throws(SystemError) {
            occupant = try self.occupant()
        } catch {
            throw error.during(.inspect, path)
        }
        switch occupant {
        case .nothing: return false
        case .ourSite: return true
        case .foreignFolder: throw .notOurs(path: path)
        case .mountPoint: throw .mountPoint(path: path)
        case .noFolder: throw .notAFolder(path: path)
        }
    }

    private func occupant() throws(SystemError) -> Occupant {
        guard let status = try parent.status(of: name) else { return .nothing }
        guard status.isFolder else { return .noFolder }
        guard try status.st_dev == parent.status().st_dev else { return .mountPoint }
        let folder = try parent.openFolder(name)
        if let marker = try folder.status(of: OutputFolder.markerName), marker.isRegularFile {
            return .ourSite
        }
        return try folder.entries().isEmpty ? .nothing : .foreignFolder
    }

    /// Removes what an earlier run left, or the old site after the swap.
    func clear(jobs: Int) throws(WritingError) {
        for name in [newName, oldName] {
            do throws(SystemError) {
                try FolderRemoval.remove(name, in: parent, jobs: jobs)
            } catch {
                throw error.during(.clear, sibling(name))
            }
        }
    }

    /// The path of something beside the output folder, for messages.
    func sibling(_ sibling: String) -> String {
        guard let slash = path.dropLast(path.hasSuffix("/") ? 1 : 0).lastIndex(of: "/") else {
            return sibling
        }
        return path[...slash] + sibling
    }
}
