// Passkeys on the pages for sign-in and the account. The pages work without this script.

const pages = { signIn: 'form.passkey', add: 'form.add-passkey' } as const;

if (typeof PublicKeyCredential !== 'undefined' && isSecureContext) {
  show<HTMLFormElement>(pages.signIn, (form) => signIn(form));
  show<HTMLFormElement>(pages.add, (form) => add(form));
  document.querySelector('.no-passkeys')?.remove();
}

/** Shows a form that needs this script. */
function show<F extends HTMLFormElement>(selector: string, send: (form: F) => Promise<void>) {
  const form = document.querySelector<F>(selector);
  if (form === null) return;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(form).catch((error: unknown) => say(form, wordsFor(error)));
  });
}

async function signIn(form: HTMLFormElement): Promise<void> {
  const { ticket, options } = await post('/desk/passkey/begin', {});
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  if (credential === null) return;
  await post('/desk/passkey/sign-in', { ticket, answer: credential.toJSON() });
  location.assign(form.dataset['next'] ?? '/desk');
}

async function add(form: HTMLFormElement): Promise<void> {
  const token = form.dataset['token'] ?? '';
  const label = String(new FormData(form).get('label') ?? '');
  const { ticket, options } = await post('/desk/account/passkeys/begin', { token });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  if (made === null) return;
  await post('/desk/account/passkeys/add', { token, ticket, label, answer: made.toJSON() });
  location.reload();
}

interface Begun {
  readonly ticket: string;
  readonly options: PublicKeyCredentialRequestOptionsJSON & PublicKeyCredentialCreationOptionsJSON;
}

async function post(path: string, body: object): Promise<Begun> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Begun & { readonly message?: string };
  if (!response.ok) throw new Error(answer.message ?? 'The server refused the passkey.');
  return answer;
}

function say(form: HTMLFormElement, text: string): void {
  const status = form.querySelector('[role=status]');
  if (status !== null) status.textContent = text;
}

function wordsFor(error: unknown): string {
  if (error instanceof DOMException && error.name === 'NotAllowedError') {
    return 'No passkey was used. You can sign in with your password.';
  }
  return error instanceof Error ? error.message : 'The passkey did not work.';
}
