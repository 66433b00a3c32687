/// A clause of the standard for accessibility, and how the site stands to it.
package struct Requirement: Sendable, Equatable {
    /// What is known of it; the words are those of the register and of the statement.
    package enum Result: String, Sendable, CaseIterable {
        case met = "uppfyllt"
        case fault = "brist"
        /// Tests find nothing, and cannot see all that the clause asks for.
        case nothingFound = "inget fel funnet"
        case notApplicable = "ej tillämpligt"
        case notAssessed = "ej bedömt"
    }

    package enum Method: String, Sendable, CaseIterable {
        case automatic = "automatisk"
        case manual = "manuell"
        case untested = "inte testad"
    }

    /// The clause's number: `9.1.1.1`.
    package var id: String
    package var title: String
    package var result: Result
    package var method: Method
    package var date: CalendarDate?
    /// What was done to test it.
    package var test: String?
    /// What is wrong, for a result that is a fault.
    package var fault: String?

    /// Whether it is known that the site is as the clause asks, or that the clause asks nothing of it.
    var isMet: Bool { (result == .met || result == .notApplicable) && method != .untested }
}

/// How well the whole site meets the standard, as far as the register goes.
package enum Conformance: Sendable, Equatable {
    case full, partial
    /// A clause is not settled, and no fault is known.
    case unknown

    package init(_ requirements: [Requirement]) {
        if requirements.contains(where: { $0.result == .fault }) {
            self = .partial
        } else {
            self = !requirements.isEmpty && requirements.allSatisfy(\.isMet) ? .full : .unknown
        }
    }
}
