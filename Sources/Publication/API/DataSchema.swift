import Output

/// The schemas of the interface's files, which are part of the program: `schema/<name>.schema.json`.
enum DataSchema {
    static let files: [OutputFile] = [
        file("actors") { PackageResources.actors_schema_json },
        file("bibliography") { PackageResources.bibliography_schema_json },
        file("checklist") { PackageResources.checklist_schema_json },
        file("checklists") { PackageResources.checklists_schema_json },
        file("citations") { PackageResources.citations_schema_json },
        file("codes") { PackageResources.codes_schema_json },
        file("follow-up-areas") { PackageResources.follow_up_areas_schema_json },
        file("index") { PackageResources.index_schema_json },
        file("moved") { PackageResources.moved_schema_json },
        file("page") { PackageResources.page_schema_json },
        file("pages") { PackageResources.pages_schema_json },
        file("terms") { PackageResources.terms_schema_json },
    ]

    /// What comes with the program changes with nothing that an editor writes.
    private static func file(_ name: String, _ bytes: @escaping @Sendable () -> [UInt8]) -> OutputFile {
        OutputFile(path: "\(DataFolder.path)schema/\(name).schema.json", dependencies: [], bytes: bytes)
    }
}
