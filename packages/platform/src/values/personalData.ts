/**
 * Attributes by which OpenTelemetry's conventions name a person or what a person wrote (Semantic Conventions: registry of
 * attributes `enduser`, `user`, `client`, `http`, `url`, `db`). Instrumentation adds some of them unasked.
 */
export const PERSONAL_ATTRIBUTES = [
    "client.address",
    "client.port",
    "enduser.id",
    "enduser.pseudo.id",
    "http.client_ip",
    "http.user_agent",
    "net.peer.ip",
    "net.sock.peer.addr",
    "network.peer.address",
    "url.query",
    "url.full",
    "http.url",
    "http.target",
    "user.email",
    "user.full_name",
    "user.hash",
    "user.id",
    "user.name",
    "user_agent.original",
    "db.query.text",
    "db.statement",
] as const;

/** Headers of requests and answers, and parameters of queries, which may hold credentials. */
const PERSONAL_PATTERNS = ["^http\\.(request|response)\\.header\\..*", "^db\\.query\\.parameter\\..*"] as const;

/** Deletes them from spans. */
export function withoutPersonalAttributes(): object {
    return {
        actions: [
            ...PERSONAL_ATTRIBUTES.map((key) => ({ key, action: "delete" })),
            ...PERSONAL_PATTERNS.map((pattern) => ({ pattern, action: "delete" })),
        ],
    };
}

/** Addresses of mail, and tokens as the Authorization header has them. */
const IN_TEXT = ["[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}", "(?i)bearer [A-Za-z0-9._~+/-]+=*"] as const;

/** Masks in the text of logs what services must not write: the second line of defence, not the first. */
export function maskedText(): object {
    return {
        error_mode: "ignore",
        log_statements: [
            {
                context: "log",
                // In a statement of the collector's language a backslash is written twice.
                statements: IN_TEXT.map(
                    (pattern) =>
                        `replace_pattern(body, "${pattern.replaceAll("\\", "\\\\")}", "***") where IsString(body)`,
                ),
            },
        ],
    };
}
