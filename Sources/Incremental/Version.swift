/// Stands for a value that others are made from: the same object as long as the value is the same.
///
/// Two versions are compared by identity, so that telling whether ten thousand pages have changed costs ten thousand
/// comparisons of an address. Whoever keeps a version keeps its object, and no other can take its place.
package final class Version: Sendable, Equatable {
    package init() {}

    package static func == (first: Version, second: Version) -> Bool { first === second }
}
