/** The value of one data point; `undefined` where there is none. */
export type Value = number | undefined;

/**
 * What an expression of CloudWatch's metric math gives for one data point. Of the language it knows what alarms here use:
 * numbers, metrics by id, `+ - * /`, comparisons, `IF` and `FILL` (CloudWatch User Guide, "Using math expressions with
 * CloudWatch metrics"). An operation on a data point that is missing, and a division by zero, give none.
 *
 * @throws Error on what it does not know, so that no expression is judged by half
 */
export function evaluate(expression: string, metrics: Readonly<Record<string, Value>>): Value {
    const tokens = expression.match(/[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?|>=|<=|==|!=|[-+*/(),<>]/g) ?? [];
    if (tokens.join("") !== expression.replace(/\s+/g, "")) throw new Error(`cannot read ${expression}`);
    const reader = new Reader(tokens, metrics);
    const value = reader.comparison();
    reader.end();
    return value;
}

class Reader {
    readonly #tokens: readonly string[];
    readonly #metrics: Readonly<Record<string, Value>>;
    #at = 0;

    constructor(tokens: readonly string[], metrics: Readonly<Record<string, Value>>) {
        this.#tokens = tokens;
        this.#metrics = metrics;
    }

    end(): void {
        if (this.#at !== this.#tokens.length) throw new Error(`unexpected ${this.#tokens[this.#at]}`);
    }

    comparison(): Value {
        const left = this.#sum();
        const operator = this.#take(">=", "<=", "==", "!=", ">", "<");
        if (operator === undefined) return left;
        const right = this.#sum();
        return both(left, right, (one, other) => Number(COMPARE[operator as keyof typeof COMPARE](one, other)));
    }

    #sum(): Value {
        let value = this.#product();
        for (let operator = this.#take("+", "-"); operator !== undefined; operator = this.#take("+", "-")) {
            const right = this.#product();
            value = both(value, right, operator === "+" ? (one, other) => one + other : (one, other) => one - other);
        }
        return value;
    }

    #product(): Value {
        let value = this.#factor();
        for (let operator = this.#take("*", "/"); operator !== undefined; operator = this.#take("*", "/")) {
            const right = this.#factor();
            value = both(value, right, (one, other) =>
                operator === "*" ? one * other : other === 0 ? undefined : one / other,
            );
        }
        return value;
    }

    #factor(): Value {
        const token = this.#tokens[this.#at++];
        if (token === undefined) throw new Error("unexpected end");
        if (token === "(") {
            const value = this.comparison();
            this.#expect(")");
            return value;
        }
        if (token === "-") return both(0, this.#factor(), (zero, one) => zero - one);
        if (/^\d/.test(token)) return Number(token);
        if (token === "IF") return this.#if();
        if (token === "FILL") return this.#fill();
        if (!(token in this.#metrics)) throw new Error(`no metric ${token}`);
        return this.#metrics[token];
    }

    #if(): Value {
        const [condition, whenTrue, whenFalse] = this.#arguments();
        // What comes of a branch that is not taken and has no value is not documented: nothing may depend on it.
        if (condition === undefined || whenTrue === undefined || whenFalse === undefined) return undefined;
        return condition === 0 ? whenFalse : whenTrue;
    }

    #fill(): Value {
        const [metric, filling] = this.#arguments();
        return metric ?? filling;
    }

    #arguments(): Value[] {
        this.#expect("(");
        const values = [this.comparison()];
        while (this.#take(",") !== undefined) values.push(this.comparison());
        this.#expect(")");
        return values;
    }

    #take(...wanted: readonly string[]): string | undefined {
        const token = this.#tokens[this.#at];
        if (token === undefined || !wanted.includes(token)) return undefined;
        this.#at++;
        return token;
    }

    #expect(token: string): void {
        if (this.#take(token) === undefined)
            throw new Error(`expected ${token}, found ${this.#tokens[this.#at] ?? "the end"}`);
    }
}

const COMPARE = {
    ">=": (one: number, other: number) => one >= other,
    "<=": (one: number, other: number) => one <= other,
    "==": (one: number, other: number) => one === other,
    "!=": (one: number, other: number) => one !== other,
    ">": (one: number, other: number) => one > other,
    "<": (one: number, other: number) => one < other,
} as const;

function both(one: Value, other: Value, operation: (one: number, other: number) => Value): Value {
    return one === undefined || other === undefined ? undefined : operation(one, other);
}
