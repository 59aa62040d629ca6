export { FakeEngine, type FakeFault, type FakeProgram, type FakeResource } from "./fakeEngine.ts";
export { FakeProbes } from "./probes.ts";
export { fakeSurroundings, type FakeSurroundings, type FakeSurroundingsOptions } from "./surroundings.ts";
