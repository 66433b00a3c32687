/// The scripts that run on a host.
///
/// Every one of them waits for those of a run that was stopped: they go on to their end when nobody is there to hear it.
/// Names in them are the manifest's, which are letters, digits and a few marks; the folder is quoted.
struct RemoteShell: Sendable {
    private let user: String
    private let folder: String
    private let ssh: Program
    private let options: [String]
    private let limit: Duration
    /// What rsync starts.
    let command: String

    init(user: String, ssh: [String], folder: String, searchPath: String, limit: Duration)
        throws(PublishingError)
    {
        self.user = user
        self.folder = folder
        self.limit = limit
        let program = ssh.first ?? "ssh"
        self.ssh = try Program(
            program, package: program == "ssh" ? "openssh-client" : nil, searchPath: searchPath)
        // Nobody is there to answer a question, and a line that is dead must be found dead.
        options =
            ssh.dropFirst() + [
                "-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15",
                "-o", "ServerAliveCountMax=4",
            ]
        command = (ssh.prefix(1) + options).joined(separator: " ")
    }

    private var arguments: [String] { options + ["-T", user, "/bin/sh", "-s"] }

    /// Said by a script before it ends for a reason of ours.
    private enum Ending: Int32 {
        case busy = 75
        case notOurs = 76
        case unlike = 77
        case missing = 78
    }

    private func run(_ script: String, waits: Bool = true) throws(PublishingError) -> Program.Result {
        let wait = waits ? "exec 8>.lots-script && flock -w 600 8 || exit 75\n" : ""
        let whole = "set -u\numask 022\ncd -- \(Self.quoted(folder)) || exit 78\n" + wait + script
        let result = try ssh.run(arguments, input: Array(whole.utf8), limit: limit)
        switch Ending(rawValue: result.status) {
        case .busy: throw .busy("\(user):\(folder)")
        case .notOurs:
            let names = String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
            throw .notOurs("\(user):\(folder)", files: names)
        default: return result
        }
    }

    private func succeed(_ script: String) throws(PublishingError) -> [UInt8] {
        let result = try run(script)
        guard result.status == 0 else { throw ssh.failure(result) }
        return result.output
    }

    // MARK: What only reads

    /// Throws where the folder has a content that is not ours.
    func check() throws(PublishingError) {
        let result = try run(
            """
            if [ ! -e \(ReleaseFolder.lockName) ] && [ -n "$(ls -A)" ]; then exit 76; fi
            if [ -L current ]; then
                case "$(readlink current)" in releases/*/* | releases/.*) ;; releases/?*) exit 0 ;; esac
                echo current; exit 76
            fi
            if [ -e current ]; then echo current; exit 76; fi

            """, waits: false)
        // A folder that is not there will be made.
        guard result.status == 0 || result.status == Ending.missing.rawValue else {
            throw ssh.failure(result)
        }
    }

    /// The bytes of a release's manifest; `nil` where there is none.
    func manifest(of release: String) throws(PublishingError) -> [UInt8]? {
        let file = "\(release)/\(Manifest.name)"
        let result = try run("[ -e \(file) ] || exit 78\ncat \(file)\n", waits: false)
        if result.status == Ending.missing.rawValue { return nil }
        guard result.status == 0 else { throw ssh.failure(result) }
        return result.output
    }

    func history() throws(PublishingError) -> History {
        let result = try run(Self.listing, waits: false)
        if result.status == Ending.missing.rawValue { return History(noted: [], present: [], current: nil) }
        guard result.status == 0 else { throw ssh.failure(result) }
        return Self.history(in: result.output)
    }

    private static let listing = """
        echo "c $(readlink current)"
        ls releases 2>/dev/null | sed 's/^/p /'
        if [ -e \(ReleaseFolder.historyName) ]; then sed 's/^/n /' \(ReleaseFolder.historyName); fi

        """

    private static func history(in output: [UInt8]) -> History {
        var lines: [Character: [String]] = [:]
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") where line.count > 2 {
            let name = String(line.dropFirst(2))
            if let kind = line.first { lines[kind, default: []].append(name) }
        }
        func names(_ kind: Character) -> [String] {
            (lines[kind] ?? []).filter(Manifest.isReleaseName)
        }
        let current = lines["c"]?.first.flatMap { target in
            target.hasPrefix("releases/") ? String(target.dropFirst("releases/".count)) : nil
        }
        return History(noted: names("n"), present: Set(names("p")), current: current)
    }

    // MARK: What is done while the lock is held

    /// Takes the lock of the folder, which is made where it is missing; it ends with the session.
    func lock(_ name: String) throws(PublishingError) -> RunningProgram {
        let script = """
            umask 022
            mkdir -p -- \(Self.quoted(folder)) && cd -- \(Self.quoted(folder)) || exit 74
            if [ ! -e \(ReleaseFolder.lockName) ] && [ -n "$(ls -A)" ]; then exit 76; fi
            exec 9>>\(ReleaseFolder.lockName) && flock -w 5 9 || exit 75
            echo locked
            cat >/dev/null

            """
        var session = try RunningProgram.start(ssh.words(arguments), name: ssh.name)
        if try session.firstLine(after: Array(script.utf8), limit: min(limit, .seconds(120))) == "locked" {
            return session
        }
        let result = session.end()
        switch Ending(rawValue: result.status) {
        case .busy: throw .busy(name)
        case .notOurs: throw .notOurs(name, files: [])
        default: throw ssh.failure(result)
        }
    }

    /// Clears what a run left that was stopped, and tells what there is.
    func begin() throws(PublishingError) -> History {
        let output = try succeed("mkdir -p releases\nrm -rf releases/.new-* releases/.old-*\n" + Self.listing)
        return Self.history(in: output)
    }

    /// Reads a folder back, by the digests that we have here.
    func verify(_ below: String, sums: String) throws(PublishingError) {
        let files = try unlike(below, sums: sums, waits: true)
        if !files.isEmpty { throw .unlike("\(user):\(folder)/\(below)", files: files) }
    }

    /// The files of a folder that are not as their digests say.
    func unlike(_ below: String, sums: String, waits: Bool = false) throws(PublishingError) -> [String] {
        // Its sums are here, and not those that were sent: both could be wrong in the same way.
        let script = """
            cd \(below)/ || exit 78
            LC_ALL=C sha256sum -c --quiet --strict - 2>/dev/null <<'END' || exit 77
            \(sums)END

            """
        let result = try run(script, waits: waits)
        if result.status == Ending.unlike.rawValue {
            let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
            let files = lines.map { line in
                String(line.firstRange(of: ": FAILED").map { line[..<$0.lowerBound] } ?? line)
            }
            return files.isEmpty ? [below] : files
        }
        guard result.status == 0 else { throw ssh.failure(result) }
        return []
    }

    /// Removes what was sent and must not be used.
    func discard(_ new: String) throws(PublishingError) { _ = try succeed("rm -rf releases/\(new)\n") }

    /// Gives a release that has been read back its name.
    func place(_ new: String, as release: String) throws(PublishingError) {
        // One of that name is the same, or was damaged since: readers who meet it meet the new one at once.
        _ = try succeed(
            """
            sync -f releases
            if [ -e releases/\(release) ]; then
                if [ "$(readlink current)" = releases/\(release) ]; then
                    ln -sfn releases/\(new) .lots-current && mv -T .lots-current current || exit 1
                fi
                mv -T releases/\(release) releases/.old-\(release) || exit 1
                cp -al releases/\(new) releases/\(release) || exit 1
                if [ "$(readlink current)" = releases/\(new) ]; then
                    ln -sfn releases/\(release) .lots-current && mv -T .lots-current current || exit 1
                fi
            else
                mv -T releases/\(new) releases/\(release) || exit 1
            fi

            """)
    }

    /// Lets readers meet a release; what the pages of others load is put there before.
    func activate(_ release: String, _ history: History, assetsOf others: [String]) throws(PublishingError) {
        _ = try succeed(
            """
            for other in \(others.joined(separator: " ")); do
                [ -e "releases/$other/\(Manifest.sumsName)" ] || continue
                sed -n 's/^[0-9a-f]*  \\(assets\\/.*\\)$/\\1/p' "releases/$other/\(Manifest.sumsName)" |
                while read -r file; do
                    [ -e "releases/\(release)/$file" ] && continue
                    mkdir -p "releases/\(release)/${file%/*}"
                    ln "releases/$other/$file" "releases/\(release)/$file" || true
                done
            done
            note() {
                cat >.lots-history.new <<'END' && mv -T .lots-history.new \(ReleaseFolder.historyName) && sync -f .
            \(history.text)END
            }
            # Before the link, for the order of releases; the first has none, and what is noted has been met.
            [ ! -L current ] || note || exit 1
            ln -sfn releases/\(release) .lots-current && mv -T .lots-current current || exit 1
            note || exit 1
            rm -rf releases/.new-* releases/.old-*

            """)
    }

    func prune(_ surplus: [String]) throws(PublishingError) {
        guard !surplus.isEmpty else { return }
        let removals = surplus.map {
            "mv -T releases/\($0) releases/.old-\($0) && rm -rf releases/.old-\($0)\n"
        }
        _ = try succeed(removals.joined())
    }

    /// A text as one word of a shell.
    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
