import Findings
import HTTPModel
import HTTPTypes
import JSONModel

/// Why a request for the control interface is refused.
struct ControlProblem: Error {
    let status: Int
    let code: String
    let title: String
    let detail: String
    /// The methods a path has, where another was asked for.
    var allowed: [String] = []

    var response: ResponseMessage {
        let body: JSONValue = [
            "type": .string("https://paycheck.dev/problems/" + code), "title": .string(title),
            "status": JSONValue(status), "detail": .string(detail), "code": .string(code),
        ]
        var fields: HTTPFields = [.cacheControl: "no-store"]
        if !allowed.isEmpty { fields[.allow] = allowed.joined(separator: ", ") }
        return ResponseMessage(
            status: status, contentType: "application/problem+json", fields: fields,
            body: body.serialized())
    }
}

extension ControlProblem {
    static func malformed(_ detail: String) -> Self {
        Self(
            status: 400, code: "malformed_request", title: "The request is malformed",
            detail: detail)
    }

    /// A name nobody knows, with the nearest one there is.
    static func unknownName(_ what: String, _ name: String, _ known: [String]) -> Self {
        malformed("\(what) is '\(name)'" + expectation(name, known))
    }

    private static func expectation(_ name: String, _ known: [String]) -> String {
        let list =
            known.isEmpty
            ? "; expected none" : "; expected one of: " + known.joined(separator: ", ")
        let hint = NearestName.suggestion(for: name, among: known)
        return list + (hint.map { "; did you mean '\($0)'?" } ?? "")
    }

    static func notForYou(_ detail: String) -> Self {
        Self(
            status: 403, code: "not_for_you",
            title: "The control interface is for this machine only", detail: detail)
    }

    static func notFound(_ detail: String) -> Self {
        Self(status: 404, code: "not_found", title: "There is no such thing", detail: detail)
    }

    static func unknownPath(_ path: String, _ known: [String]) -> Self {
        let word = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        return notFound("there is nothing at \(path)" + expectation(word, known))
    }

    static func notPossible(_ detail: String) -> Self {
        Self(
            status: 409, code: "not_possible_now", title: "That cannot be done now",
            detail: detail)
    }

    static func methodNotAllowed(_ method: String, _ path: String, _ allowed: [String]) -> Self {
        var problem = Self(
            status: 405, code: "method_not_allowed", title: "The method does not fit the path",
            detail: "\(path) has no \(method); expected " + allowed.joined(separator: " or "))
        problem.allowed = allowed
        return problem
    }

    static func tooLarge(_ count: Int, _ limit: Int) -> Self {
        Self(
            status: 413, code: "body_too_large", title: "The body is too long",
            detail: "the body has \(count) bytes; expected at most \(limit)")
    }

    static func unsupportedMediaType(_ found: String?) -> Self {
        Self(
            status: 415, code: "unsupported_media_type", title: "The body is not JSON",
            detail: "Content-Type is \(found.map { "'\($0)'" } ?? "missing"); expected "
                + "application/json")
    }

    static func broken(_ detail: String) -> Self {
        Self(
            status: 500, code: "state_not_written", title: "The state cannot be written",
            detail: detail)
    }
}
