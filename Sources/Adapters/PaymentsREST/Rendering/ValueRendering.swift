import HTTPModel
import PaymentsDomain

/// How the value objects of the domain are written.
extension JSONTextWriter {
    mutating func money(_ name: StaticString, _ money: Money) {
        object(name) { writer in
            writer.number("amount_minor", money.minorUnits)
            writer.text("currency", money.currency.code)
        }
    }

    mutating func money(_ name: StaticString, _ money: Money?) {
        guard let money else { return null(name) }
        self.money(name, money)
    }

    mutating func moment(_ name: StaticString, _ moment: Timestamp) {
        quoted(name) { RFC3339.append(milliseconds: moment.milliseconds, to: &$0) }
    }

    mutating func moment(_ name: StaticString, _ moment: Timestamp?) {
        guard let moment else { return null(name) }
        self.moment(name, moment)
    }
}
