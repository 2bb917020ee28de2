import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {maskUriParameters} from '../../source/text/mask-parameters.js';
import {maskSecrets} from '../../source/text/mask-secrets.js';

const samples = [
	[
		'oss://b/dir?host=oss-cn.example.com&access_id=CANARY&access_key=CANARY&delete_mode=tagging',
		'oss://b/dir?host=oss-cn.example.com&access_id=***&access_key=***&delete_mode=tagging',
	],
	['cos://b?host=h&appid=12&access_key=CANARY', 'cos://b?host=h&appid=12&access_key=***'],
	[
		's3://b?host=http://minio:9000&s3_region=cn-1&addressing_model=path_style&checksum_type=crc32',
		's3://b?host=http://minio:9000&s3_region=cn-1&addressing_model=path_style&checksum_type=crc32',
	],
	[
		's3://b?max_iops=10&max_bandwidth=1GB&enable_worm=true&zone=z1&idc=i&region=r',
		's3://b?max_iops=10&max_bandwidth=1GB&enable_worm=true&zone=z1&idc=i&region=r',
	],
	['file:///data/backup', 'file:///data/backup'],
	['file:///data/backup?zone=z1', 'file:///data/backup?zone=z1'],
	// What is not known is not shown, its name neither.
	['oss://b?host=h&sas=CANARY', 'oss://b?host=h&***'],
	['oss://b?CANARY', 'oss://b?***'],
	['oss://b?role_arn=CANARY&external_id=CANARY', 'oss://b?role_arn=***&external_id=***'],
	['https://h/x?X-Amz-Signature=CANARY', 'https://h/x?***'],
	// A value that holds an & or an =.
	['oss://b?access_key=CANARY&CANARY&host=h', 'oss://b?access_key=***&host=h'],
	['oss://b?access_key=CANARY&CANARY=CANARY&host=h', 'oss://b?access_key=***&host=h'],
	['oss://b?access_key=CANARY&&CANARY', 'oss://b?access_key=***'],
	['oss://b?access_key=CANARY?CANARY', 'oss://b?access_key=***'],
	['oss://b?access_key=CANARY,CANARY;CANARY', 'oss://b?access_key=***'],
	['oss://b?access_key=CANARY+/==&host=h', 'oss://b?access_key=***&host=h'],
	// A harmless name that comes again may be a part of a secret, and so may an odd value.
	['oss://b?host=h&access_key=CANARY&host=CANARY', 'oss://b?host=h&access_key=***'],
	['oss://b?host=u:CANARY@h', 'oss://b?host=***'],
	['oss://b?host=h#CANARY', 'oss://b?host=***'],
	['oss://b?host=h;CANARY', 'oss://b?host=***'],
	// Lists.
	[
		'oss://a?access_key=CANARY,oss://b?host=h&access_key=CANARY',
		'oss://a?access_key=***,oss://b?host=h&access_key=***',
	],
	['oss://a?host=h,s3://b?access_id=CANARY', 'oss://a?host=h,s3://b?access_id=***'],
	['"oss://a?access_key=CANARY","x"', '"oss://a?access_key=***","x"'],
	// Encoded, also several times and in JSON or HTML.
	['oss%3A%2F%2Fb%3Fhost%3Dh%26access_key%3DCANARY%26CANARY', 'oss%3A%2F%2Fb%3Fhost%3Dh%26access_key%3D***'],
	[
		'oss%253A%252F%252Fb%253Fhost%253Dh%2526access%255Fkey%253DCANARY',
		'oss%253A%252F%252Fb%253Fhost%253Dh%2526access%255Fkey%253D***',
	],
	[
		'oss%25253a%25252f%25252fb%25253faccess_key%25253dCANARY%252526CANARY',
		'oss%25253a%25252f%25252fb%25253faccess_key%25253d***',
	],
	[String.raw`oss://b?host=h\u0026access_key=CANARY\u0026CANARY`, String.raw`oss://b?host=h\u0026access_key=***`],
	['oss://b?host=h&amp;access_key=CANARY', 'oss://b?host=h&amp;access_key=***'],
	['oss://b?ACCESS_KEY=CANARY&Host=h', 'oss://b?ACCESS_KEY=***&Host=h'],
	['nested: oss://b?url=s3://c?access_key=CANARY', 'nested: oss://b?***?access_key=***'],
	['empty: oss://b?access_key=&host=', 'empty: oss://b?access_key=&host='],
	['no URI: a?b=c', 'no URI: a?b=c'],
] as const;

for (const [text, masked] of samples) {
	test(`of a URI only harmless parameters are left: ${text}`, () => {
		assert.equal(maskUriParameters(text), masked);
		assert.ok(!maskSecrets(text).includes('CANARY'), maskSecrets(text));
	});
}

test('without a URI the rest of a secret is masked too', () => {
	assert.equal(
		maskSecrets('access_id=CANARY&access_key=CANARY&CANARY&host=h x=1'),
		'access_id=***&access_key=***&host=h x=1',
	);
	assert.equal(maskSecrets('access_key%3DCANARY%26CANARY%26host%3Dh'), 'access_key%3D***%26host%3Dh');
});

test('a secret with any characters of a URI is masked, wherever it stands', () => {
	const piece = fc.constantFrom('SECRET', '&', '=', '+', '/', '%', '%2B', '?', ':', '@', '.');
	const secret = fc.array(piece, {minLength: 1, maxLength: 6}).map((parts) => `SECRET${parts.join('')}`);
	const name = fc.constantFrom('access_id', 'access_key', 'sts_token', 'external_id', 'other');
	const scheme = fc.constantFrom('oss://b/dir', 's3://b', 'file:///data');
	fc.assert(
		fc.property(scheme, name, secret, fc.boolean(), (uri, key, value, isFirst) => {
			const list = isFirst ? `${key}=${value}&host=h` : `host=h&${key}=${value}`;
			assert.ok(!maskSecrets(`${uri}?${list}`).includes('SECRET'), maskSecrets(`${uri}?${list}`));
		}),
		{numRuns: 500},
	);
});
