import { allPages, ask, type Forge, LABEL, PAGE } from "./forge.ts";

interface Found {
    readonly iid: number;
    readonly title: string;
    readonly description: string | null;
}

/** @param project its id */
export function gitlab(api: string, project: string, token: string): Forge {
    const headers = { "private-token": token };
    const issues = `/projects/${encodeURIComponent(project)}/issues`;
    return {
        async listOpen() {
            // What others wrote under our marker is theirs.
            const { id } = (await ask(api, headers, "GET", "/user")) as { id: number };
            const query = `state=opened&labels=${LABEL}&author_id=${id}&scope=all&per_page=${PAGE}`;
            const found = (await allPages((page) =>
                ask(api, headers, "GET", `${issues}?${query}&page=${page}`),
            )) as Found[];
            return found.map(({ iid, title, description }) => ({ number: iid, title, body: description ?? "" }));
        },
        async open(title, body) {
            await ask(api, headers, "POST", issues, { title, description: body, labels: LABEL });
        },
        async update(number, title, body) {
            await ask(api, headers, "PUT", `${issues}/${number}`, { title, description: body });
        },
        async close(number, comment) {
            await ask(api, headers, "POST", `${issues}/${number}/notes`, { body: comment });
            await ask(api, headers, "PUT", `${issues}/${number}`, { state_event: "close" });
        },
    };
}
