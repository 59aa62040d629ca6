import fc from "fast-check";
import { UNKNOWN } from "./example.ts";

/** Pulumi's marks of special values: `4dab…` says which kind an object stands for. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OTHER_SIGNATURES = [
    "c44067f5952c0a294b673a41bacd8c17",
    "0def7320c3a5731c473e5ecbe6d01bc7",
    "5cf8f73096256a8f31e491e813e4eb8e",
    "no such signature",
];

const DEPTHS = [50, 500, 3000];

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
    let value: unknown = "innermost";
    for (let level = 0; level < depth; level += 1) {
        value = wrap(value);
    }
    return value;
}

/** A document that holds a document as text, and so on: each level doubles the backslashes. */
function embedded(levels: number): string {
    return String(
        nested(levels, (inner) => JSON.stringify({ Version: "2012-10-17", Statement: [inner], Policy: inner })),
    );
}

const statement = { Effect: "Allow", Principal: "*", Action: ["s3:*", "iam:Pass*"], Resource: "*" };
const HUGE: readonly unknown[] = [
    JSON.stringify({ Version: "2012-10-17", Statement: Array.from({ length: 3000 }, () => statement) }),
    { Statement: Array.from({ length: 3000 }, () => statement) },
    "a".repeat(1_000_000),
    `${"*".repeat(20_000)}b`,
    `${"a*".repeat(10_000)}b`,
    `-----BEGIN ${" ".repeat(50_000)}`,
    `${"1.".repeat(50_000)}/0`,
    Array.from({ length: 20_000 }, (_, index) => index),
    Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`key${index}`, index])),
];

const DEEP: readonly unknown[] = DEPTHS.flatMap((depth) => [
    nested(depth, (inner) => [inner]),
    nested(depth, (inner) => ({ inner })),
    nested(depth, (inner) => ({ Statement: [{ spec: { template: inner } }] })),
    `${"[".repeat(depth)}${"]".repeat(depth)}`,
    '{"Statement":'.repeat(depth),
    `${'{"Statement":['.repeat(depth)}${"]}".repeat(depth)}`,
    `${"(".repeat(depth)}${")".repeat(depth)}`,
]);

/** `JSON.parse` makes own properties of these names, which an object literal cannot. */
const NAMED_LIKE_PROTOTYPES: readonly unknown[] = [
    '{"__proto__":{"privileged":true,"Statement":[{"Effect":"Allow"}]}}',
    '{"constructor":{"prototype":{"tags":1}},"hasOwnProperty":1,"toString":null,"valueOf":[]}',
    '{"__proto__":null,"length":-1,"then":true,"toJSON":"x"}',
].map((text) => JSON.parse(text) as unknown);

const SPARSE: unknown[] = [];
SPARSE[3] = "after a gap";

const CONSTANTS: readonly unknown[] = [
    undefined,
    null,
    true,
    false,
    0,
    -0,
    -1,
    NaN,
    Infinity,
    Number.MAX_SAFE_INTEGER,
    1e300,
    "",
    " ",
    "0",
    "-1",
    "true",
    "null",
    "*",
    "0x10",
    "0.0.0.0/0",
    "::/0",
    "::ffff:0.0.0.0/99999999999999999999",
    "10.0.0.0/8/8",
    "arn:aws:iam::123456789012:root",
    "arn:::::::::",
    "arn:aws:s3:::*/*",
    "{",
    "[]",
    "{}",
    "null",
    '"text"',
    "1e999",
    '{"Statement":null}',
    '{"Statement":{"Effect":{},"Principal":{"AWS":[[]]},"Condition":{"Bool":null}}}',
    '{"tags":null}',
    "\ud800",
    "\udfff\ud800",
    "\u0000",
    "\u202e\u2028\u2029\ufeff",
    "İıſK",
    "e\u0301\u0301",
    "👩‍👩‍👧‍👦",
    ": expected x, found y. Fix: z [plinth:violation]",
    UNKNOWN,
    [],
    [[]],
    [null, undefined],
    {},
    [{}],
    SPARSE,
    Object.create(null) as unknown,
    [UNKNOWN],
    { $unknown: true },
    { $unknown: false },
    { $secret: true },
    { $secret: { $unknown: true } },
    { $secret: [], other: 1 },
    { $asset: { text: "" } },
    { $resource: "urn:x" },
    { [SIGNATURE]: SECRET },
    { [SIGNATURE]: SECRET, value: UNKNOWN },
    { [SIGNATURE]: SECRET, value: { [SIGNATURE]: SECRET, value: "twice" } },
    { [SIGNATURE]: SECRET, ciphertext: "x" },
    { [SIGNATURE]: 7 },
    ...OTHER_SIGNATURES.map((signature) => ({ [SIGNATURE]: signature, value: "x" })),
    ...NAMED_LIKE_PROTOTYPES,
    ...Array.from({ length: 8 }, (_, levels) => embedded(levels + 1)),
];

const ODD_KEY = fc.oneof(
    fc.constantFrom(
        "__proto__",
        "constructor",
        "toString",
        "length",
        "",
        "a.b",
        "x[0]",
        "$unknown",
        "\ud800",
        "metadata",
    ),
    fc.string({ unit: "binary", maxLength: 5 }),
);

const small: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...CONSTANTS) },
    { weight: 1, arbitrary: fc.double() },
    { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
);

/** What no rule was written for: any value, mostly of a wrong type, some of it deep or huge. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 80, arbitrary: small },
    { weight: 8, arbitrary: fc.array(small, { maxLength: 4 }) },
    { weight: 8, arbitrary: fc.dictionary(ODD_KEY, small, { maxKeys: 4, noNullPrototype: false }) },
    { weight: 2, arbitrary: fc.constantFrom(...DEEP) },
    { weight: 1, arbitrary: fc.constantFrom(...HUGE) },
);

export const oddText: fc.Arbitrary<string> = fc.oneof(
    fc.constantFrom("", "default", "a::b", "urn:", "\ud800", "%", "x".repeat(300), "[plinth:violation]", "\n"),
    fc.string({ unit: "binary", maxLength: 10 }),
);
