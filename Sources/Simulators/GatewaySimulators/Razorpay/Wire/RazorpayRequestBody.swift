import HTTPModel
import HTTPTypes
import JSONModel

/// The parameters of a request, from JSON or from a form, with Razorpay's own complaints.
struct RazorpayRequestBody {
    let object: JSONObject
    /// Forms know no numbers, so their digits count as numbers.
    private let isForm: Bool

    init(_ request: RequestMessage) throws(RazorpayError) {
        let mediaType = request.first(.contentType) ?? Self.json
        isForm = mediaType != Self.json && mediaType.hasPrefix(FormEncoding.contentType)
        if request.body.isEmpty {
            object = JSONObject()
        } else if isForm {
            let items = FormEncoding.parse(String(decoding: request.body, as: UTF8.self))
            guard items.count <= Self.longestForm else {
                throw .validation("The form has more than \(Self.longestForm) parameters.")
            }
            object = Self.nest(items)
        } else if case .object(let members)? = try? JSONValue.parse(request.body) {
            object = members
        } else {
            throw .validation("The request body is not a valid JSON object.")
        }
    }

    private init(_ object: JSONObject, isForm: Bool) {
        self.object = object
        self.isForm = isForm
    }

    /// Refuses every parameter that is not one of these.
    func refuseFields(
        except allowed: [String], settings: RazorpaySettings
    ) throws(RazorpayError) {
        guard object.members.contains(where: { !allowed.contains($0.name) }) else { return }
        let extra = object.names.filter { !allowed.contains($0) }.joined(separator: ", ")
        throw .validation(
            "\(extra) is/are not required and should not be sent",
            reason: settings.wording.extraFieldReason)
    }

    /// The same parameters without some, and with others set.
    func replacing(
        _ set: [JSONObject.Member], without names: [String] = []
    ) -> RazorpayRequestBody {
        var changed = object
        for name in names { changed[name] = nil }
        for member in set { changed[member.name] = member.value }
        return RazorpayRequestBody(changed, isForm: isForm)
    }

    /// A whole number, or nil when the parameter is absent or null.
    func integer(_ name: String) throws(RazorpayError) -> Int? {
        switch object[name] {
        case nil, .null?: return nil
        case .number(let number)?:
            if let value = Int(number.literal) { return value }
        case .string(let text)? where isForm:
            if let value = Int(text) { return value }
        default: break
        }
        throw .validation("The \(name) must be an integer.", field: name)
    }

    /// A small number that may be written as text too, or nil when the parameter is absent or null.
    func digits(_ name: String) throws(RazorpayError) -> Int? {
        if case .string(let text)? = object[name], let value = Int(text), value < 100_000 {
            return value
        }
        guard let value = try integer(name) else { return nil }
        guard (-100_000..<100_000).contains(value) else {
            throw .validation("The \(name) must be an integer.", field: name)
        }
        return value
    }

    /// A text, or nil when the parameter is absent or null.
    func text(_ name: String) throws(RazorpayError) -> String? {
        switch object[name] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        default: throw .validation("The \(name) must be a string.", field: name)
        }
    }

    /// Yes or no in any of the spellings `true`, `1` and `"1"`, or nil when absent.
    func flag(_ name: String) throws(RazorpayError) -> Bool? {
        switch object[name] {
        case nil, .null?: return nil
        case .bool(let value)?: return value
        case .number(let number)? where number.literal == "0" || number.literal == "1":
            return number.literal == "1"
        case .string("0")?, .string("false")?: return false
        case .string("1")?, .string("true")?: return true
        default: throw .validation("The \(name) field must be true or false.", field: name)
        }
    }

    /// The parameters inside a parameter, or nil when it is absent.
    func nested(_ name: String) throws(RazorpayError) -> RazorpayRequestBody? {
        switch object[name] {
        case nil, .null?: return nil
        case .object(let members)?: return RazorpayRequestBody(members, isForm: isForm)
        default: throw .validation("The \(name) must be an array.", field: name)
        }
    }

    /// The merchant's own remarks: at most 15, keys up to 255 and values up to 512 bytes.
    func notes() throws(RazorpayError) -> JSONObject {
        switch object["notes"] {
        case nil, .null?: return JSONObject()
        case .array(let values)? where values.isEmpty: return JSONObject()
        case .object(let notes)?:
            guard notes.count <= 15 else {
                throw .validation(
                    "Number of fields in notes should be less than or equal to 15", field: "notes")
            }
            guard notes.members.allSatisfy(Self.isAcceptable) else {
                throw .validation("The notes are not valid.", field: "notes")
            }
            return notes
        default: throw .validation("The notes must be an array.", field: "notes")
        }
    }

    private static func isAcceptable(_ note: JSONObject.Member) -> Bool {
        guard note.name.utf8.count <= 255 else { return false }
        switch note.value {
        case .string(let text): return text.utf8.count <= 512
        case .number, .bool, .null: return true
        case .array, .object: return false
        }
    }

    /// Longer forms are refused: putting names into one another costs more with each of them.
    private static let longestForm = 1000

    private static let json = "application/json"

    /// Deeper names are cut off here, so that a hostile form cannot exhaust the stack.
    private static let deepestForm = 4

    /// Turns flat names such as `card[number]` into objects within objects.
    private static func nest(_ items: [FormItem]) -> JSONObject {
        var root = JSONObject()
        for item in items {
            let keys = item.name.utf8.split(separator: UInt8(ascii: "[")).map { part in
                String(Substring(part.last == UInt8(ascii: "]") ? part.dropLast() : part))
            }
            insert(item.value, under: keys.prefix(deepestForm), into: &root)
        }
        return root
    }

    private static func insert(
        _ value: String, under keys: ArraySlice<String>, into object: inout JSONObject
    ) {
        guard let key = keys.first else { return }
        if keys.count == 1 {
            object[key] = .string(value)
        } else {
            var inner = object[key]?.object ?? JSONObject()
            insert(value, under: keys.dropFirst(), into: &inner)
            object[key] = .object(inner)
        }
    }
}
