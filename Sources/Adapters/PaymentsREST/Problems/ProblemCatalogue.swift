/// The words the API answers with, for whoever holds them against the contract.
package enum ProblemCatalogue {
    /// Every problem's code, in the order of the type.
    package static var codes: [String] { ProblemCode.allCases.map(\.rawValue) }

    /// Every standing of an operation that is no problem.
    package static var standings: [String] { OpenStanding.allCases.map(\.rawValue) }
}
