// What Streamlit's program holds of a page: each piece with the run and the fragment that it came from. Its insides are no
// contract of Streamlit's: where they can't be found, that is said.
() => {
  const root = document.getElementById("root");
  const held = Object.keys(root ?? {}).find((key) => key.startsWith("__reactContainer"));
  const app = (() => {
    const open = held ? [root[held].stateNode.current] : [];
    while (open.length) {
      const fiber = open.pop();
      if (fiber.stateNode?.state?.elements) return fiber.stateNode;
      if (fiber.sibling) open.push(fiber.sibling);
      if (fiber.child) open.push(fiber.child);
    }
  })();
  if (!app) return "Streamlit's program can't be looked into";
  const short = (run) => String(run ?? "").slice(0, 6);
  const told = (node, depth, lines) => {
    const what = node.element ? node.element.type : node.deltaBlock?.id || node.deltaBlock?.type || "block";
    lines.push(`${" ".repeat(depth)}${what} ${short(node.scriptRunId)} ${short(node.fragmentId)}`);
    for (const child of node.children ?? []) told(child, depth + 1, lines);
    return lines;
  };
  const { scriptRunId, fragmentIdsThisRun, scriptRunState, elements } = app.state;
  const state = `run ${short(scriptRunId)} ${scriptRunState}, fragments [${(fragmentIdsThisRun ?? []).map(short)}]`;
  return [state, ...told(elements.root, 0, [])].join("\n");
}
