import Glibc

/// One thread's hands: puts files into one folder of the new site after another.
struct FolderWriter: ~Copyable {
    private let sitePath: String
    private let newSite: CInt
    private let oldSite: CInt
    private let setsModes: Bool

    private var folderPath = ""
    private var new = Descriptor.missingFolder
    /// The folder of the same path in the old site.
    private var old = Descriptor.missingFolder
    private var scratch = [UInt8](repeating: 0, count: 64 * 1024)

    private(set) var summary = WritingSummary()

    /// The descriptors of the new and the old site stay the caller's.
    init(sitePath: String, newSite: CInt, oldSite: CInt, setsModes: Bool) {
        self.sitePath = sitePath
        self.newSite = newSite
        self.oldSite = oldSite
        self.setsModes = setsModes
    }

    /// Turns to a folder, which exists in the new site.
    mutating func enter(_ path: String) throws(WritingError) {
        folderPath = path
        let name = path.isEmpty ? "." : path
        do throws(SystemError) {
            new = try Descriptor.openFolder(name, in: newSite)
        } catch {
            throw error.during(.makeFolder, sitePath + "/" + path)
        }
        old = Descriptor.folderIfThere(name, in: oldSite)
    }

    /// Puts a file into the folder: the old one if it has the same bytes, otherwise a new one.
    mutating func put(_ bytes: [UInt8], as name: String) throws(WritingError) {
        summary.bytes += bytes.count
        guard let unchanged = statusIfUnchanged(bytes, name) else {
            try write(bytes, as: name, timesOf: nil)
            summary.written += 1
            return
        }
        // A link is cheaper than a copy. It shares the mode too, which someone may have changed, and
        // not every file system or owner allows it: then a copy with the old time does as well.
        if unchanged.permissions != Modes.file || !old.link(name, into: new) {
            try write(bytes, as: name, timesOf: unchanged)
        }
        summary.kept += 1
    }

    /// The metadata of the old file if it has exactly these bytes.
    ///
    /// Whatever goes wrong here only means that the file is written anew.
    private mutating func statusIfUnchanged(_ bytes: [UInt8], _ name: String) -> stat? {
        guard let file = try? old.openFile(name), let status = try? file.status(),
            status.isRegularFile, Int(status.st_size) == bytes.count,
            file.holds(bytes, scratch: &scratch)
        else { return nil }
        return status
    }

    private func write(_ bytes: [UInt8], as name: String, timesOf: stat?) throws(WritingError) {
        var step = WritingError.Step.createFile
        do throws(SystemError) {
            let file = try new.createFile(name)
            step = .writeFile
            try file.write(bytes)
            if setsModes { try file.setMode(Modes.file) }
            if let timesOf { try file.setTimes(of: timesOf) }
            try file.close()
        } catch {
            let folder = folderPath.isEmpty ? sitePath : sitePath + "/" + folderPath
            throw error.during(step, folder + "/" + name)
        }
    }
}
