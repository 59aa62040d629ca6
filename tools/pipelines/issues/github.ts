import { allPages, ask, type Forge, LABEL, PAGE } from "./forge.ts";

interface Found {
    readonly number: number;
    readonly title: string;
    readonly body: string | null;
    readonly user: { readonly login: string } | null;
    /** Of a pull request, which is an issue there, too. */
    readonly pull_request?: object;
}

/** Who a workflow's own token is; what others wrote under our marker is theirs. */
const AUTHOR = "github-actions[bot]";

/** @param repository `owner/name` */
export function github(api: string, repository: string, token: string): Forge {
    const headers = { authorization: `Bearer ${token}`, accept: "application/vnd.github+json" };
    const issues = `/repos/${repository}/issues`;
    return {
        async listOpen() {
            const found = (await allPages((page) =>
                ask(api, headers, "GET", `${issues}?state=open&labels=${LABEL}&per_page=${PAGE}&page=${page}`),
            )) as Found[];
            return found
                .filter(({ user, pull_request }) => user?.login === AUTHOR && pull_request === undefined)
                .map(({ number, title, body }) => ({ number, title, body: body ?? "" }));
        },
        async open(title, body) {
            await ask(api, headers, "POST", issues, { title, body, labels: [LABEL] });
        },
        async update(number, title, body) {
            await ask(api, headers, "PATCH", `${issues}/${number}`, { title, body });
        },
        async close(number, comment) {
            await ask(api, headers, "POST", `${issues}/${number}/comments`, { body: comment });
            await ask(api, headers, "PATCH", `${issues}/${number}`, { state: "closed", state_reason: "completed" });
        },
    };
}
