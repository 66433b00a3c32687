import Foundation
import TestSupport

/// Guidances for the command to work on.
extension TemporaryFolder {
    /// The base guidance and the one with registers over it: without a fault.
    func makeGuidance(at name: String = "root") throws {
        try overlay(Repository.base, at: name)
        try overlay(Repository.tests.appending(path: "Fixtures/registers"), at: name)
        try write(
            """
            ---
            title: Allt
            kind: section
            order: 2
            ---

            Om sjuklön, aktivitet, nedsatt arbetsförmåga och FMB[^a]. Enligt [@who-2001; @sbu-2020] och
            [27 kap. 25 §](lag:2010:110#K27P25), [8 §](lag:1991:1047#P8) och [7 kap.](<lag:HSLF-FS 2018:54#K7>).

            ![Ett foto](../figurer/foto.png "Figur 1. Foto")

            - Figuren visar: ett foto.

            [^a]: En not.

            """, to: name + "/Content/del-1/allt.md")
    }

    /// A page that has a warning and nothing worse.
    func addWarning(at name: String = "root") throws {
        try write(
            "---\ntitle: Varning\nkind: section\n---\n\nText.\n\n[^a]: Ingen använder den.\n",
            to: name + "/Content/varning.md")
    }

    /// A page that has an error.
    func addError(at name: String = "root") throws {
        try write(
            "---\ntitle: Fel\nkind: section\n---\n\nSe [sidan](fel-sida.md).\n", to: name + "/Content/fel.md")
    }

    /// Many pages that all hold a word, below a content folder.
    func addPages(_ count: Int, word: String, to content: String) throws {
        for number in 1...count {
            try write(
                "---\ntitle: Sida \(number)\nkind: section\norder: \(number)\n---\n\n"
                    + String(repeating: "Här står \(word) om och om igen.\n\n", count: 40),
                to: "\(content)/del-\(number % 7)/sida-\(number).md")
        }
        for number in 0..<7 {
            try write(
                "---\ntitle: Del \(number)\nkind: part\n---\n\nText om \(word).\n",
                to: "\(content)/del-\(number)/index.md")
        }
        try write("---\ntitle: Start\nkind: start\n---\n\nText om \(word).\n", to: "\(content)/index.md")
    }

    /// What is in a folder of the rendered site, the writer's marker aside.
    func site(_ name: String) throws -> [String: Data] {
        try allFiles(below: name).filter { $0.key != ".lots-site" }
    }

    func modificationTimes(below name: String) throws -> [String: Date] {
        try Dictionary(
            uniqueKeysWithValues: allFiles(below: name).keys.map { file in
                let attributes = try FileManager.default.attributesOfItem(atPath: path(name + "/" + file))
                return (file, attributes[.modificationDate] as? Date ?? .distantPast)
            })
    }
}
