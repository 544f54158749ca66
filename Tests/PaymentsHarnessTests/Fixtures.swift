import Contracts
import Foundation
import PaymentsDomain
import PaymentsHarness

/// The repository's own files, found from this source file.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static let contracts: ContractSuite = {
        do {
            return ContractSuite(try ContractFolder.load(root + "/contracts"))
        } catch {
            fatalError("the repository's contracts do not load: \(error)")
        }
    }()

    static func world(_ store: StoreKind = .memory, bug: PlantedBug? = nil) -> WorldSettings {
        WorldSettings(store: store, contracts: contracts, plantedBug: bug)
    }
}

extension Money {
    static func of(_ minorUnits: Int, _ code: String) -> Money {
        guard let currency = Currency(code: code),
            let money = Money(minorUnits: minorUnits, currency: currency)
        else { fatalError("\(minorUnits) \(code) is no sum of money") }
        return money
    }
}
