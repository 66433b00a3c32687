internal import Foundation

/// The program curl, which knows how to visit: redirects, certificates, proxies, retries.
///
/// The toolchain's own FoundationNetworking would link curl and what it needs to every command: measured, 11 ms and 7 MB
/// at each start of `lots`, which seldom visits anyone.
struct Curl: Sendable {
    enum Method: Sendable { case head, get }

    /// curl is not there, or would not start.
    struct Missing: Error {}

    let manners: Manners

    /// Visits the addresses of one site, one after the other.
    ///
    /// - Returns: curl's exit status and the last answer's status of each address, in the same order.
    func visit(_ addresses: [String], by method: Method) throws(Missing) -> [(exit: Int, status: Int)] {
        let output: Data
        do {
            output = try run(settings(for: addresses, method))
        } catch {
            throw Missing()
        }
        var answers = addresses.map { _ in (exit: -1, status: 0) }
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let numbers = line.split(separator: " ").compactMap { Int($0) }
            guard numbers.count == 3, answers.indices.contains(numbers[0]) else { continue }
            answers[numbers[0]] = (numbers[1], numbers[2])
        }
        // Where it is there, it says something of some address.
        guard answers.contains(where: { $0.exit >= 0 }) else { throw Missing() }
        return answers
    }

    /// What a file for `curl --config` says.
    private func settings(for addresses: [String], _ method: Method) -> String {
        var lines = [
            "silent", "globoff", "location", "max-redirs = 5", "proto = \"=http,https\"",
            "proto-redir = \"=http,https\"", "connect-timeout = \(manners.seconds)",
            "max-time = \(manners.seconds)", "max-filesize = \(manners.bytes)",
            // Also where a page does not say how large it is.
            "limit-rate = \(manners.bytes)", "retry = \(manners.retries)", "retry-connrefused",
            "retry-max-time = \(manners.seconds)", "rate = \"\(manners.visitsInMinute)/m\"",
            "user-agent = \(quoted(manners.name))", "header = \"Accept-Language: sv, en;q=0.5\"",
            "write-out = \"%{urlnum} %{exitcode} %{http_code}\\n\"",
        ]
        if method == .head { lines.append("head") }
        for address in addresses {
            lines += ["url = \(quoted(address))", "output = \"/dev/null\""]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars where scalar.value >= 0x20 {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    private func run(_ settings: String) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "lots-visit-\(UUID().uuidString)")
        try Data(settings.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // Nothing of what the user has set up for curl: `--disable` has to come first.
        process.arguments = ["curl", "--disable", "--config", file.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}
