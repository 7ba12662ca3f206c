// Lists values that a file of src/ exports and no other file uses. An export that only tests use
// counts as used. Types are left out: they name the parameters of exported functions.

import { fileURLToPath } from 'node:url';
import path from 'node:path';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const configFile = path.join(root, 'tsconfig.json');
const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram(fileNames, options);
const checker = program.getTypeChecker();
const own = program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'));

/** Symbols that some file imports, re-exports or uses through `import * as` or `import()`. */
const used = new Set();
const use = (symbol) => {
  if (symbol === undefined) return;
  used.add(symbol);
  if (symbol.flags & ts.SymbolFlags.Alias) used.add(checker.getAliasedSymbol(symbol));
};
for (const file of own) visit(file);

function visit(node) {
  if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) {
    use(checker.getSymbolAtLocation(node.propertyName ?? node.name));
    if (ts.isExportSpecifier(node)) use(checker.getExportSpecifierLocalTargetSymbol(node));
  } else if (ts.isPropertyAccessExpression(node) || ts.isQualifiedName(node)) {
    use(checker.getSymbolAtLocation(ts.isQualifiedName(node) ? node.right : node.name));
  } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const type = checker.getTypeAtLocation(node.parent);
    use(type.getProperty((node.propertyName ?? node.name).getText()));
  } else if (ts.isImportTypeNode(node) && node.qualifier !== undefined) {
    use(checker.getSymbolAtLocation(node.qualifier));
  }
  ts.forEachChild(node, visit);
}

/** Modules that a thread loads by address and name, and the program's start. */
const entries = [/\/src\/main\.ts$/, /\/read\/(page\/page|feed\/feed|threads\/worker)\.ts$/];
const unused = own
  .filter(
    ({ fileName }) => fileName.includes('/src/') && !/\.(test|contract|fixture)\./.test(fileName),
  )
  .filter(({ fileName }) => !entries.some((entry) => entry.test(fileName)))
  .flatMap((file) => {
    const module = checker.getSymbolAtLocation(file);
    const names = module === undefined ? [] : checker.getExportsOfModule(module);
    return names
      .filter((symbol) => {
        const target =
          symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
        const isHere = target.declarations?.some((one) => one.getSourceFile() === file) ?? false;
        const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
        return isHere && isValue && !used.has(symbol) && !used.has(target);
      })
      .map((symbol) => `${path.relative(root, file.fileName)}: ${symbol.name}`);
  });

for (const line of unused) console.log(line);
if (unused.length > 0) {
  console.log(`${unused.length} exports that no other file uses: remove “export”, or the code.`);
  process.exitCode = 1;
}
