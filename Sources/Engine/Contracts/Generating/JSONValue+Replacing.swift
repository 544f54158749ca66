import JSONModel

extension JSONValue {
    /// The same value with another one at a place, or with nothing there.
    ///
    /// A member or the element after the last is added where the place does not exist yet; a place
    /// inside something that does not exist changes nothing.
    package func replacing(_ path: some Collection<String>, with value: JSONValue?) -> JSONValue {
        guard let token = path.first else { return value ?? self }
        let rest = path.dropFirst()
        switch self {
        case .object(var object):
            if rest.isEmpty {
                object[token] = value
            } else if let inner = object[token] {
                object[token] = inner.replacing(rest, with: value)
            }
            return .object(object)
        case .array(var elements):
            guard let place = Int(token), place >= 0, place <= elements.count else { return self }
            if place == elements.count {
                if let value, rest.isEmpty { elements.append(value) }
            } else if !rest.isEmpty {
                elements[place] = elements[place].replacing(rest, with: value)
            } else if let value {
                elements[place] = value
            } else {
                elements.remove(at: place)
            }
            return .array(elements)
        default: return self
        }
    }
}
