// Words and expressions of apimachinery, pkg/util/validation/validation.go; which kind takes which name is in "Object Names and
// IDs", kubernetes.io, and in the validation of each kind (pkg/apis/*/validation).

const LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const OLD_LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";
const NAME_PART = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const LABEL_VALUE = `(${NAME_PART})?`;

/** Why a text is no name of its form; nothing where it is. */
type Check = (text: string) => readonly string[];

function longer(text: string, most: number): string[] {
    return Buffer.byteLength(text) > most ? [`must be no more than ${most} bytes`] : [];
}

function matching(pattern: string, words: string): Check {
    const whole = new RegExp(`^(?:${pattern})$`);
    return (text) => (whole.test(text) ? [] : [`${words}, regex used for validation is '${pattern}')`]);
}

const isLabel = matching(
    LABEL,
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc'",
);
const isSubdomain = matching(
    SUBDOMAIN,
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com'",
);
const isOldLabel = matching(
    OLD_LABEL,
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123'",
);
const isNamePart = matching(
    NAME_PART,
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc'",
);
const isLabelValue = matching(
    LABEL_VALUE,
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345'",
);

export const labelProblems: Check = (text) => [...longer(text, 63), ...isLabel(text)];
export const oldLabelProblems: Check = (text) => [...longer(text, 63), ...isOldLabel(text)];
export const subdomainProblems: Check = (text) => [...longer(text, 253), ...isSubdomain(text)];
export const labelValueProblems: Check = (text) => [...longer(text, 63), ...isLabelValue(text)];

/** A name that may stand in a URL, as those of roles do. */
const pathSegmentProblems: Check = (text) => {
    if (text === "." || text === "..") return [`may not be '${text}'`];
    return ["/", "%"].filter((part) => text.includes(part)).map((part) => `may not contain '${part}'`);
};

/** The key of a label or an annotation: a name, behind a domain and a slash or not. */
export const keyProblems: Check = (key) => {
    const parts = key.split("/");
    const [first = "", second] = parts;
    if (parts.length > 2)
        return [
            "a qualified name must consist of alphanumeric characters, '-', '_' or '.', with an optional DNS subdomain prefix and '/'",
        ];
    const prefix = second === undefined ? [] : subdomainProblems(first).map((problem) => `prefix part ${problem}`);
    const name = second ?? first;
    return [...prefix, ...longer(name, 63).map((problem) => `name part ${problem}`), ...isNamePart(name)];
};

/** The name of a port of a pod or a network policy (`IsValidPortName`). */
export const portNameProblems: Check = (name) => {
    const problems: string[] = [];
    if (name.length > 15) problems.push("must be no more than 15 characters");
    if (!/^[-a-z0-9]+$/.test(name))
        problems.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    if (!/[a-z]/.test(name)) problems.push("must contain at least one letter (a-z)");
    if (name.includes("--")) problems.push("must not contain consecutive hyphens");
    if (/^-|-$/.test(name)) problems.push("must not begin or end with a hyphen");
    return problems;
};

export function portNumberProblems(port: number): string[] {
    return Number.isInteger(port) && port >= 1 && port <= 65_535 ? [] : ["must be between 1 and 65535, inclusive"];
}

/** A job makes names of its own from a CronJob's, eleven characters longer ("CronJob", kubernetes.io). */
const CRON_JOB_NAME = 52;

const byKind: Readonly<Record<string, Check>> = {
    "/Namespace": labelProblems,
    "/Service": oldLabelProblems,
    "batch/Job": (name) => [...longer(name, 63), ...isSubdomain(name)],
    "batch/CronJob": (name) => [
        ...isSubdomain(name),
        ...(name.length > CRON_JOB_NAME ? [`must be no more than ${CRON_JOB_NAME} characters`] : []),
    ],
    "rbac.authorization.k8s.io/ClusterRole": pathSegmentProblems,
    "rbac.authorization.k8s.io/ClusterRoleBinding": pathSegmentProblems,
    "rbac.authorization.k8s.io/Role": pathSegmentProblems,
    "rbac.authorization.k8s.io/RoleBinding": pathSegmentProblems,
};

/** Why an object of a kind cannot have a name; nothing where it can. */
export function nameProblems({ group, kind }: { group: string; kind: string }, name: string): readonly string[] {
    return (byKind[`${group}/${kind}`] ?? subdomainProblems)(name);
}
