import GatewaySimulators
import JSONModel

/// A request that another merchant sends to a provider, from an account of its own.
///
/// Our merchant never uses a key twice, raises no holds and sends no evidence to a bank. What a
/// provider does to a merchant who would is shown by these requests; our books do not know of them.
package struct ProviderRequest: Sendable, Hashable {
    /// What later steps call its answer.
    package var name: String
    /// Nil means the scenario's provider.
    package var provider: String?
    /// An HTTP method in capitals.
    package var method: String
    /// Path and query; `{hold/id}` in it is a member of an earlier answer.
    package var path: String
    /// The idempotency key, in the field where the provider looks for it.
    package var key: String?
    /// What the body says: a form at Stripe, JSON at Razorpay; it may refer to earlier answers.
    package var body: JSONObject?
    /// The name of a file that goes with the body, as uploads at Razorpay do; nil for none.
    package var file: String?
    /// The version of Stripe's API the request names; nil for none.
    package var version: String?
    /// The misbehaviour of the provider that this request alone suffers.
    package var fault: GatewayFault?
    /// What must stand in the answer's body.
    package var members: [AnswerMember]

    package init(
        name: String, to provider: String? = nil, method: String, path: String, key: String? = nil,
        body: JSONObject? = nil, file: String? = nil, version: String? = nil,
        suffering fault: GatewayFault? = nil, where members: [AnswerMember] = []
    ) {
        self.name = name
        self.provider = provider
        self.method = method
        self.path = path
        self.key = key
        self.body = body
        self.file = file
        self.version = version
        self.fault = fault
        self.members = members
    }

    /// Every text in which an earlier answer may be named.
    var texts: [String] {
        [path] + (body.map { JSONValue.object($0).texts } ?? [])
            + members.flatMap { $0.value.texts }
    }
}

/// What a request expects at one place of its answer.
package struct AnswerMember: Sendable, Hashable {
    package var pointer: JSONPointer
    /// A text, a number, a truth value, or null for nothing there; a text may refer to earlier answers.
    package var value: JSONValue

    package init(_ pointer: JSONPointer, _ value: JSONValue) {
        self.pointer = pointer
        self.value = value
    }
}

extension JSONValue {
    /// Every text in the value, however deep, names left out.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let values): values.flatMap(\.texts)
        case .object(let object): object.members.flatMap(\.value.texts)
        case .null, .bool, .number: []
        }
    }
}
