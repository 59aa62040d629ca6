import { perStack } from "../relations/perStack.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import { type KubernetesObject, objectsOf, tokensOf } from "./kubernetesObject.ts";
import { placeOf } from "./placeOfObject.ts";
import type { ContainerView } from "./podSpec.ts";

/** Whether a container is told of a port, which it then serves though nothing declares it. */
export function isTold(port: number, container: ContainerView): boolean {
    const variables = container
        .at("env")
        .items()
        .map((variable) => variable.child("value").text() ?? "");
    return says(port, [...container.at("command").strings(), ...container.at("args").strings(), ...variables]);
}

/** Settings that the stack makes for programs, by namespace. */
const settingsByPlace = perStack((stack) => {
    const objects = stack.ofTypes(tokensOf("ConfigMap", "core/v1")).flatMap(objectsOf);
    return Map.groupBy(objects, (object) => placeOf(object, stack));
});

/** Whether settings beside an object speak of a port. */
export function isInSettings(port: number, object: KubernetesObject, stack: StackIndex): boolean {
    const settings = settingsByPlace(stack).get(placeOf(object, stack)) ?? [];
    return settings.some((each) =>
        says(
            port,
            each
                .get("data")
                .entries()
                .map(([, text]) => text.string() ?? ""),
        ),
    );
}

function says(port: number, texts: readonly string[]): boolean {
    const number = new RegExp(`(?<![\\d.])${port}(?!\\d)`);
    return texts.some((text) => number.test(text));
}
