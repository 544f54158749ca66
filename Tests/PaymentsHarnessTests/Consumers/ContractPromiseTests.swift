import PaymentsHarness
import Testing

/// What consumers may expect is what the contract promises, whatever the system happens to do.
@Suite struct ContractPromiseTests {
    static let rows: [(old: String, new: String, problem: String)] = [
        (
            #""status": "CAPTURED","#, #""status": "CAPTURED", "colour": "red","#,
            "\"a captured payment\" expects what the contract never promises, at /colour"
        ),
        (
            #""status": "CAPTURED""#, #""status": "TAKEN""#,
            "\"a captured payment\" expects what the contract never promises, at /status"
        ),
        (
            #""status": 200"#, #""status": 302"#,
            "\"a captured payment\" expects a status getPayment never has"
        ),
        (
            #""method": "GET""#, #""method": "DELETE""#,
            "\"a captured payment\" asks for what the contract does not have"
        ),
        (
            "/v1/payments/${payment_id}", "/v1/payments?colour=red",
            "\"a captured payment\" sends what the contract does not take: listPayments: the query "
                + "parameter \"colour\" is not documented"
        ),
        (
            "payments.payment_refunded.v1", "payments.payment_refnded.v1",
            "\"the shopper's money has gone back\" expects an event the contract does not have"
        ),
        (
            #""is_full": true"#, #""is_full": "yes""#,
            "\"the shopper's money has gone back\" expects what the contract never promises, at "
                + "/data/is_full"
        ),
    ]

    @Test(arguments: rows)
    func `an expectation beyond the contract is found`(
        _ old: String, _ new: String, _ problem: String
    ) throws {
        let text = ConsumerFiles.versionThree.replacing(old, with: new)
        try #require(text != ConsumerFiles.versionThree)
        let found = try ConsumerFiles.problems(text)
        #expect(found.contains("pact-beyond-contract: " + problem), "\(found)")
    }
}
