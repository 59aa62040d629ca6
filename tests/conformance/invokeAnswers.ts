import type { InvokeAnswer } from "@plinth/engine";

/** What the functions of the package `test` return: to the real engine by its provider, to the embedded one as answers. */
export const invokeAnswers: readonly InvokeAnswer[] = [
    { tok: "test:index:echo", args: { added: "by transform" }, result: { sent: "s", added: "by transform" } },
    { tok: "test:index:echo", args: { sent: "s3cret" }, result: { sent: "s3cret", list: ["x"] } },
    { tok: "test:index:echo", args: { sent: "after" }, result: { sent: "after" } },
    { tok: "test:index:echo", args: { sent: "after read" }, result: { sent: "after read" } },
    { tok: "test:index:echo", args: { sent: "from component" }, result: { sent: "from component" } },
    { tok: "test:index:Thing/describe", args: { prefix: "known" }, result: { text: "known thing" } },
    { tok: "test:index:Thing/describe", args: { prefix: "s3cret" }, result: { text: "secret thing" } },
];
