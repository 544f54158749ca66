import GRDB
import PaymentsDomain
import PaymentsPorts

/// Reads the columns of one row from left to right.
///
/// A value that is not what its column must hold is `StoreFailure.corrupt`, named by table and column.
struct ColumnReader {
    private let table: String
    private let row: CurrentRow
    private let names: () -> [String]
    private var place = 0

    /// `names` is asked for the names of the columns only when one of them cannot be read.
    init(_ row: CurrentRow, of table: String, names: @escaping () -> [String]) {
        self.row = row
        self.table = table
        self.names = names
    }

    mutating func text() throws(StoreFailure) -> String {
        guard let text = try optionalText() else { throw unreadable("nothing", "a text") }
        return text
    }

    mutating func optionalText() throws(StoreFailure) -> String? {
        switch next() {
        case .null: return nil
        case .string(let stored):
            guard let text = StoredText.decoded(stored) else {
                throw unreadable(stored, "a text with whole escapes")
            }
            return text
        case let other: throw unreadable(Self.kind(of: other), "a text")
        }
    }

    mutating func integer() throws(StoreFailure) -> Int {
        guard let number = try optionalInteger() else { throw unreadable("nothing", "an integer") }
        return number
    }

    mutating func optionalInteger() throws(StoreFailure) -> Int? {
        switch next() {
        case .null: return nil
        case .int64(let number): return Int(number)
        case let other: throw unreadable(Self.kind(of: other), "an integer")
        }
    }

    mutating func flag() throws(StoreFailure) -> Bool {
        guard let flag = try optionalFlag() else { throw unreadable("nothing", "0 or 1") }
        return flag
    }

    mutating func optionalFlag() throws(StoreFailure) -> Bool? {
        switch try optionalInteger() {
        case nil: return nil
        case 0: return false
        case 1: return true
        case let other?: throw unreadable("\(other)", "0 or 1")
        }
    }

    mutating func bytes() throws(StoreFailure) -> [UInt8] {
        switch next() {
        case .blob(let data): return [UInt8](data)
        case let other: throw unreadable(Self.kind(of: other), "bytes")
        }
    }

    /// A moment, in milliseconds since 1970.
    mutating func moment() throws(StoreFailure) -> Timestamp {
        Timestamp(milliseconds: try integer())
    }

    mutating func optionalMoment() throws(StoreFailure) -> Timestamp? {
        try optionalInteger().map(Timestamp.init(milliseconds:))
    }

    /// Reads two columns: minor units and currency.
    mutating func money() throws(StoreFailure) -> Money {
        guard let money = try optionalMoney() else { throw unreadable("nothing", "money") }
        return money
    }

    mutating func optionalMoney() throws(StoreFailure) -> Money? {
        let units = try optionalInteger()
        let code = try optionalText()
        guard let units, let code else {
            guard units == nil, code == nil else {
                throw unreadable("half a sum", "minor units and a currency")
            }
            return nil
        }
        guard let currency = Currency(code: code) else {
            throw unreadable(code, "a currency code")
        }
        guard let money = Money(minorUnits: units, currency: currency) else {
            throw unreadable("\(units) \(code)", "an amount that is not negative")
        }
        return money
    }

    /// Reads two columns: the kind of failure and the provider's code.
    mutating func optionalFailure() throws(StoreFailure) -> FailureReason? {
        let kind = try optionalChoice(FailureReason.Kind.self)
        let code = try optionalText()
        return kind.map { FailureReason($0, providerCode: code) }
    }

    /// One of the named values of a closed list.
    mutating func choice<Choice: RawRepresentable<String>>(
        _ type: Choice.Type
    ) throws(StoreFailure) -> Choice {
        guard let choice = try optionalChoice(type) else {
            throw unreadable("nothing", "a name of \(type)")
        }
        return choice
    }

    mutating func optionalChoice<Choice: RawRepresentable<String>>(
        _ type: Choice.Type
    ) throws(StoreFailure) -> Choice? {
        guard let name = try optionalText() else { return nil }
        guard let choice = Choice(rawValue: name) else {
            throw unreadable(name, "a name of \(type)")
        }
        return choice
    }

    /// The failure for the column read last.
    func unreadable(_ found: String, _ expected: String) -> StoreFailure {
        let names = names()
        let column = names.indices.contains(place - 1) ? names[place - 1] : "?"
        return .corrupt("\(table).\(column): found \(found); expected \(expected)")
    }

    private mutating func next() -> DatabaseValue.Storage {
        defer { place += 1 }
        return row.value(at: place).storage
    }

    private static func kind(of storage: DatabaseValue.Storage) -> String {
        switch storage {
        case .null: "nothing"
        case .int64: "an integer"
        case .double: "a floating point number"
        case .string: "a text"
        case .blob: "bytes"
        }
    }
}
