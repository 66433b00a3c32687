internal import Foundation
import Guidance

/// Addresses that begin at the site's root, for the one page that is served at any depth.
extension SiteFrame {
    /// The path of the site on its server, with `/` at both ends.
    private var rootPath: String {
        let address = guidance.settings.baseURL
        guard let scheme = address.range(of: "://") else { return "/" }
        let rest = address[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }

    func rooted(_ values: [String: View.Value?]) -> [String: View.Value?] {
        values.merging(["root": .text(rootPath)]) { _, new in new }.mapValues { $0 }
            .merging(
                [
                    "home", "stylesheet", "script", "icon", "touchIcon", "search", "openSearch", "feed",
                    "accessibilityHref",
                ]
                .reduce(
                    into: [:]) {
                        result, key in
                        if case .text(let address)?? = values[key] { result[key] = .text(rootPath + address) }
                    }
            ) { _, new in new }
            .merging(
                ["topNavigation", "breadcrumbs", "footerLinks"].reduce(into: [:]) { result, key in
                    if case .list(let links)?? = values[key] {
                        result[key] = .list(links.map { $0.rooted(rootPath) })
                    }
                }
            ) { _, new in new }
    }

    /// The menu with its addresses, all relative to the root, made absolute.
    func rooted(_ menu: [UInt8]) -> [UInt8] {
        Array(String(decoding: menu, as: UTF8.self).replacing("href=\"", with: "href=\"\(rootPath)").utf8)
    }
}

extension View {
    /// A link with its address made absolute.
    fileprivate func rooted(_ root: String) -> View {
        mapText("href") { root + $0 }
    }
}
