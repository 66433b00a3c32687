package import Diagnostics
internal import Glibc
internal import Parallel

/// Reads a folder of the disk into memory: the first of the two steps that touch files.
package struct FolderReader: Sendable {
    /// A file larger than this is a fault: no page comes near it, and every stage is bounded by it.
    package static let largestFile = 4 << 20

    /// Where the folder is.
    let root: String
    /// What the editor calls it.
    let name: String
    /// Names below the folder that are not read: what earlier builds wrote.
    let skipping: Set<String>

    package init(root: String, name: String, skipping: Set<String> = []) {
        self.root = root
        self.name = name
        self.skipping = skipping
    }

    /// A folder as it was, and which of its files may be others now.
    package struct Earlier: Sendable {
        let folder: SourceTree.Folder
        let changed: Set<String>

        /// - Parameter changed: paths below the folder.
        package init(_ folder: SourceTree.Folder, changed: Set<String>) {
            self.folder = folder
            self.changed = changed
        }

        fileprivate subscript(path: String) -> SourceTree.File? {
            changed.contains(path) ? nil : folder[path]
        }
    }

    /// Reads every file below the folder that is not hidden.
    ///
    /// Symbolic links are followed where they stay within the folder.
    ///
    /// - Parameter earlier: files that have not changed since are taken from here; which files there are is always read.
    package func read(
        jobs: Int, after earlier: Earlier? = nil
    ) -> (folder: SourceTree.Folder, diagnostics: [Diagnostic]) {
        let hint = "Kör lots i projektets mapp, eller säg med --root var den är."
        if let fault = Self.fault(ofFolder: root, named: name, hint: hint) {
            return (SourceTree.Folder(name: name, files: []), [fault])
        }
        let realRoot = Self.realPath(root) ?? root
        var walk = Walk(reader: self, realRoot: realRoot)
        walk.visit("", ancestors: [realRoot])
        walk.refuseTwins()
        // A file that is reached by a link changes under its own name, not under the link's.
        let linked = walk.linked
        let results = parallelMap(walk.paths, jobs: jobs) { path -> Result<SourceTree.File, Fault> in
            if !linked.contains(path), let known = earlier?[path] { return .success(known) }
            return read(path)
        }
        var files: [SourceTree.File] = []
        var diagnostics = walk.diagnostics
        for result in results {
            switch result {
            case .success(let file): files.append(file)
            case .failure(let fault): diagnostics.append(fault.diagnostic)
            }
        }
        if unsafe access("\(root)/\(Self.moveJournal)", F_OK) == 0 {
            // What else is wrong comes of it.
            diagnostics = [
                Diagnostic(
                    file: displayPath(Self.moveJournal), code: .interruptedMove,
                    message: "En flyttning med lots mv avbröts innan den var klar.",
                    hint: "Kör lots mv utan något efter, så görs resten.")
            ]
        }
        return (SourceTree.Folder(name: name, files: files), diagnostics)
    }

    /// Why nothing can be read in a folder; `nil` where something can.
    ///
    /// - Parameters:
    ///   - name: what the editor calls it.
    ///   - hint: what to do about it.
    package static func fault(ofFolder path: String, named name: String, hint: String) -> Diagnostic? {
        func missing(_ message: String) -> Diagnostic {
            Diagnostic(file: name, code: .missingFolder, message: message, hint: hint)
        }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            let isMissing = errno == ENOENT || errno == ENOTDIR
            return isMissing
                ? missing("Mappen \(name) finns inte.") : unreadable("Mappen", named: name, errno)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return missing("\(name) är ingen mapp.") }
        return unsafe access(path, X_OK) == 0 ? nil : unreadable("Mappen", named: name, errno)
    }

    /// What a move leaves behind that was stopped half-way; `lots mv` finishes it.
    package static let moveJournal = ".lots-flytt"

    /// Whether a name belongs to an editor's program and not to the guidance: hidden files, backups, Emacs' own.
    package static func isPassedOver(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#")
    }

    private struct Fault: Error { var diagnostic: Diagnostic }

    fileprivate func displayPath(_ path: String) -> String {
        path.isEmpty ? name : name.isEmpty || name == "." ? path : "\(name)/\(path)"
    }

    private func read(_ path: String) -> Result<SourceTree.File, Fault> {
        let descriptor = unsafe open("\(root)/\(path)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(unreadable(path, errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return .failure(unreadable(path, errno)) }
        let size = Int(status.st_size)
        guard size <= Self.largestFile else {
            return .failure(Fault(diagnostic: Self.tooLarge(displayPath(path), size: size)))
        }
        var bytes = [UInt8](repeating: 0, count: size)
        var filled = 0
        while filled < size {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), size - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .failure(unreadable(path, errno)) }
            if count == 0 { break }
            filled += count
        }
        // A file that an editor is writing may have become shorter since it was measured.
        if filled < size { bytes.removeLast(size - filled) }
        return .success(SourceTree.File(path: path, bytes: bytes))
    }

    static func tooLarge(_ path: String, size: Int) -> Diagnostic {
        Diagnostic(
            file: path, code: .fileTooLarge,
            message: "Filen är \(size / 1024) kB; den största tillåtna är \(largestFile / 1024) kB.",
            hint: "Dela upp den i flera filer.")
    }

    private func unreadable(_ path: String, _ code: Int32) -> Fault {
        Fault(diagnostic: Self.unreadable("Filen", named: displayPath(path), code))
    }

    /// What is told of a file or folder that could not be opened.
    ///
    /// - Parameter what: `Filen` or `Mappen`.
    fileprivate static func unreadable(_ what: String, named name: String, _ code: Int32) -> Diagnostic {
        Diagnostic(
            file: name, code: .unreadableFile,
            message: code == ENOENT
                ? "\(what) försvann medan den lästes." : "\(what) går inte att läsa: \(message(code)).",
            hint: code == EACCES ? "Se till att du har rätt att läsa den." : nil)
    }

    private static func message(_ code: Int32) -> String {
        switch code {
        case EACCES, EPERM: "åtkomst nekad"
        case ELOOP: "länkarna leder i en cirkel"
        case EIO: "disken svarar inte"
        case EMFILE, ENFILE: "för många filer är öppna"
        case EISDIR: "det är en mapp"
        default: "systemfel \(code)"
        }
    }

    fileprivate static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    fileprivate static func isFile(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    fileprivate static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

/// The names below a folder, found one folder after the other.
private struct Walk {
    let reader: FolderReader
    let realRoot: String
    var paths: [String] = []
    /// Those that a symbolic link leads to.
    var linked: Set<String> = []
    var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - ancestors: the real paths of the folders that lead here, to find a link that leads back.
    ///   - isLinked: whether one of them was reached by a link.
    mutating func visit(_ folder: String, ancestors: [String], isLinked: Bool = false) {
        let path = folder.isEmpty ? reader.root : "\(reader.root)/\(folder)"
        guard let handle = unsafe opendir(path) else {
            diagnostics.append(
                FolderReader.unreadable("Mappen", named: reader.displayPath(folder), errno))
            return
        }
        defer { unsafe _ = closedir(handle) }
        while let entry = unsafe readdir(handle) {
            let type = unsafe Int32(entry.pointee.d_type)
            let (name, isText) = unsafe withUnsafePointer(to: entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { bytes in
                    let text = unsafe String(validatingCString: bytes)
                    return unsafe (text ?? String(cString: bytes), text != nil)
                }
            }
            guard !FolderReader.isPassedOver(name) else { continue }
            let child = folder.isEmpty ? name : "\(folder)/\(name)"
            guard !reader.skipping.contains(child) else { continue }
            guard isText else {
                report(
                    .invalidFileName, at: child,
                    "Namnet är inte lagrat som UTF-8, så filen går inte att öppna.",
                    hint: "Döp om den med a–z, 0–9 och bindestreck.")
                continue
            }
            if type == Int32(DT_REG) {
                paths.append(child)
                if isLinked { linked.insert(child) }
            } else {
                visitOther(child, isLinked: isLinked || type == Int32(DT_LNK), ancestors: ancestors)
            }
        }
    }

    /// Names that look alike and are stored in different bytes, as two systems write ”å”, are one path to everything that comes
    /// after: the second is reported, and not read.
    mutating func refuseTwins() {
        paths.sort()
        var kept: [String] = []
        kept.reserveCapacity(paths.count)
        for path in paths {
            guard path == kept.last else {
                kept.append(path)
                continue
            }
            report(
                .invalidFileName, at: path,
                "Två filer har samma namn: bokstäverna ser likadana ut, men är lagrade på olika sätt.",
                hint: "Ta bort den ena, eller döp om den med a–z, 0–9 och bindestreck.")
        }
        paths = kept
    }

    private mutating func report(_ code: DiagnosticCode, at path: String, _ message: String, hint: String) {
        diagnostics.append(
            Diagnostic(file: reader.displayPath(path), code: code, message: message, hint: hint))
    }

    private mutating func visitOther(_ child: String, isLinked: Bool, ancestors: [String]) {
        let path = "\(reader.root)/\(child)"
        guard let target = FolderReader.realPath(path) else {
            let isCycle = errno == ELOOP
            report(
                isCycle ? .symbolicLinkCycle : .unreadableFile, at: child,
                isCycle
                    ? "Den symboliska länken leder i en cirkel." : "Den symboliska länken leder ingenstans.",
                hint: "Ta bort länken.")
            return
        }
        guard target == realRoot || target.hasPrefix(realRoot + "/") else {
            report(
                .outsideContent, at: child, "Den symboliska länken leder ut ur mappen \(reader.name).",
                hint: "Lägg filen i mappen i stället.")
            return
        }
        if FolderReader.isFolder(path) {
            if ancestors.contains(target) {
                report(
                    .symbolicLinkCycle, at: child,
                    "Den symboliska länken leder tillbaka till en mapp som den själv ligger i.",
                    hint: "Ta bort länken.")
            } else {
                visit(child, ancestors: ancestors + [target], isLinked: isLinked)
            }
        } else if FolderReader.isFile(path) {
            paths.append(child)
            if isLinked { linked.insert(child) }
        } else {
            report(
                .unreadableFile, at: child, "Det här är ingen vanlig fil och kan inte läsas.",
                hint: "Ta bort den ur mappen.")
        }
    }
}
