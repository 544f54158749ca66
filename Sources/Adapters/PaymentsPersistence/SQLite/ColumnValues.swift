import GRDB
import PaymentsDomain

import struct Foundation.Data

/// The values of one row, added in the order of the columns.
struct ColumnValues {
    private var list: [(any DatabaseValueConvertible)?] = []

    /// The values as GRDB takes them.
    var arguments: StatementArguments { StatementArguments(list) }

    mutating func add(_ text: String) { list.append(StoredText.encoded(text)) }

    mutating func add(_ text: String?) {
        if let text { add(text) } else { list.append(nil) }
    }

    mutating func add(_ number: Int) { list.append(number) }

    mutating func add(_ number: Int?) {
        if let number { add(number) } else { list.append(nil) }
    }

    mutating func add(_ flag: Bool) { add(flag ? 1 : 0) }

    mutating func add(_ moment: Timestamp) { add(moment.milliseconds) }

    /// Fills two columns: minor units and currency.
    mutating func add(_ money: Money?) {
        add(money?.minorUnits)
        add(money?.currency.code)
    }

    /// Fills two columns: the kind of failure and the provider's code.
    mutating func add(_ reason: FailureReason?) {
        add(reason?.kind.rawValue)
        add(reason?.providerCode)
    }

    mutating func add(_ bytes: [UInt8]) { list.append(Data(bytes)) }
}
