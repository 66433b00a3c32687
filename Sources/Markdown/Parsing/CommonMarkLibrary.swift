internal import CCmark

/// The library that parses CommonMark.
package enum CommonMarkLibrary {
    /// `0.30.2`
    package static var version: String { unsafe String(cString: cmark_version_string()) }
}
