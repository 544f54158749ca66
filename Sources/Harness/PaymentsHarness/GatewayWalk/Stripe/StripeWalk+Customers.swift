import HTTPModel

extension StripeWalk {
    private static let numbers = [
        "4242424242424242", "5555555555554444", "378282246310005", "4000056655665556",
        "4000000000000002", "4000000000009995", "4000002760003184", "4000000000000259",
        "4000000000005126", "4000000000007726",
    ]

    /// A saved method, or now and then a test card by its name.
    var anyMethod: String { id("payment_method", in: ["attached", "loose"]) }

    func saveMethod() {
        var items = [FormItem("type", "card")]
        if desk.dice.chance(30) {
            items.append(FormItem("card[token]", desk.dice.pick("tok_visa", "tok_mastercard")))
        } else {
            items += [
                FormItem("card[number]", desk.dice.pick(from: Self.numbers) ?? ""),
                FormItem("card[exp_month]", "12"), FormItem("card[exp_year]", "2034"),
                FormItem("card[cvc]", "314"),
            ]
        }
        if desk.dice.chance(30) { items.append(FormItem("billing_details[name]", "Ann Other")) }
        post("/v1/payment_methods", nil, items)
    }

    func saveMethodBadly() {
        var number = "4242424242424242"
        var month = "12"
        var year = "2034"
        var code = "314"
        var kind = "card"
        switch desk.dice.below(6) {
        case 0: number = "4242424242424241"
        case 1: month = "13"
        case 2: year = "2019"
        case 3: code = "99"
        case 4: kind = "cheque"
        default: number = "42"
        }
        let items = [
            FormItem("type", kind), FormItem("card[number]", number),
            FormItem("card[exp_month]", month), FormItem("card[exp_year]", year),
            FormItem("card[cvc]", code),
        ]
        post("/v1/payment_methods", nil, items, well: false)
    }

    func attach() {
        let method =
            desk.dice.chance(50)
            ? id("payment_method", in: ["loose"])
            : desk.dice.pick(
                "pm_card_visa", "pm_card_mastercard", "pm_card_chargeCustomerFail",
                "pm_card_visa_chargeDeclined")
        post(
            "/v1/payment_methods/{payment_method}/attach", method,
            [FormItem("customer", id("customer", in: ["kept"]))])
    }

    func readMethods() {
        switch desk.dice.below(6) {
        case 0:
            get(
                "/v1/payment_methods", nil,
                [FormItem("customer", id("customer", in: ["kept"])), FormItem("type", "card")])
        case 1:
            get(
                "/v1/customers/{customer}/payment_methods", id("customer", in: ["kept"]),
                [FormItem("type", "card")])
        case 2:
            let isMet = desk.dice.chance(80)
            post(
                "/v1/payment_methods/{payment_method}",
                isMet ? anyMethod : nobodys("payment_method"),
                [FormItem("metadata[label]", "home")])
        case 3: post("/v1/payment_methods/{payment_method}/detach", id("payment_method"))
        default: get("/v1/payment_methods/{payment_method}", anyMethod)
        }
    }

    func customer() {
        if desk.dice.chance(60) {
            var items: [FormItem] = []
            if desk.dice.chance(80) { items.append(FormItem("email", "ann@shop.example")) }
            if desk.dice.chance(50) { items.append(FormItem("name", "Ann Other")) }
            if desk.dice.chance(30) { items.append(FormItem("metadata[tier]", "gold")) }
            if desk.dice.chance(10) { items.append(FormItem("payment_method", "pm_card_visa")) }
            if desk.dice.chance(10) {
                items += [
                    FormItem("address[city]", "Oslo"), FormItem("address[country]", "NO"),
                ]
            }
            if desk.dice.chance(3) { items.append(FormItem("shoe_size", "41")) }
            post("/v1/customers", nil, items)
        } else {
            post(
                "/v1/customers/{customer}", id("customer", in: ["kept"]),
                [FormItem("description", desk.dice.pick("regular", ""))])
        }
    }

    func readCustomers() {
        switch desk.dice.below(5) {
        case 0: get("/v1/customers", nil, page(of: "customer"))
        case 1: get("/v1/customers", nil, [FormItem("email", "ann@shop.example")])
        case 2:
            get("/v1/customers/search", nil, [FormItem("query", "email:'a@b.c'")], well: false)
        default: get("/v1/customers/{customer}", id("customer", in: ["kept", "deleted"]))
        }
    }
}
