/// What a file is, as its name says.
enum MediaType {
    static let page = "text/html; charset=utf-8"
    static let text = "text/plain; charset=utf-8"

    static func of(_ path: String) -> String {
        switch path.split(separator: ".").last {
        case "html": page
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "json": "application/json"
        case "xml": path == "feed.xml" ? "application/atom+xml" : "application/xml"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "webp": "image/webp"
        case "ico": "image/x-icon"
        case "pdf": "application/pdf"
        case "txt": text
        default: "application/octet-stream"
        }
    }
}
