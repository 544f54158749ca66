import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsPersistence

@Suite struct StoredActivityTests {
    @Test func `every activity reads back as it was written`() throws {
        let activities = try ActivitySample.all()
        #expect(activities.count == 51)
        for activity in activities {
            let text = StoredActivity.text(of: activity)
            #expect(try StoredActivity.activity(from: text) == activity)
        }
        #expect(Set(activities.map(StoredActivity.text)).count == activities.count)
    }

    @Test func `the text is plain JSON`() throws {
        let activity = ProviderActivity.payment(
            PaymentID("pay_1"),
            PaymentSnapshot(
                transactionID: TransactionID("pi_1"), amount: try Sample.money(500),
                state: .captured(amount: try Sample.money(400), fee: nil), wasAuthorized: true))
        #expect(
            StoredActivity.text(of: activity) == """
                {"about":"payment","payment_id":"pay_1","transaction_id":"pi_1","amount":500,\
                "amount_currency":"INR","was_authorized":true,"state":"captured","captured":400,\
                "captured_currency":"INR"}
                """)
    }

    @Test(arguments: [
        ("{", "activity: 1:2: the text ends here; expected a member name in quotes"),
        ("7", "activity member about: found nothing; expected a text"),
        (#"{"about":7}"#, "activity member about: found 7; expected a text"),
        (
            #"{"about":"payment","transaction_id":"t","amount":1,"amount_currency":"XYZ"}"#,
            "activity member amount_currency: found XYZ; expected a currency code"
        ),
        (
            #"{"about":"payment","transaction_id":"t","amount":-1,"amount_currency":"INR"}"#,
            "activity member amount: found -1; expected an amount of money"
        ),
        (
            #"{"about":"payment","transaction_id":"t","amount":1.5,"amount_currency":"INR"}"#,
            "activity member amount: found 1.5; expected an integer"
        ),
        (
            #"{"about":"payment","transaction_id":"t","amount":1,"amount_currency":"INR","state":"odd"}"#,
            "activity member state: found odd; expected a payment's state"
        ),
        (
            #"{"about":"refund","state":"failed","after_success":1}"#,
            "activity member after_success: found 1; expected true or false"
        ),
        (
            #"{"about":"payment","transaction_id":"t","amount":1,"amount_currency":"INR","#
                + #""state":"failed","reason":"bored"}"#,
            "activity member reason: found bored; expected a failure reason"
        ),
    ])
    func `a text that cannot be read says where and what was expected`(
        _ text: String, _ message: String
    ) {
        #expect(throws: StoreFailure.corrupt(message)) {
            try StoredActivity.activity(from: text)
        }
    }
}
