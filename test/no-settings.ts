// Runs before every test file: the settings of the shell that started the tests do not reach them.

for (const name of Object.keys(process.env)) {
  if (name.startsWith('MUSTER_')) Reflect.deleteProperty(process.env, name);
}
