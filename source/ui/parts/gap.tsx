import {Box} from 'ink';

/** Empty rows between two parts. */
export function Gap({rows}: {readonly rows: number}) {
	return <Box height={rows} flexShrink={0} />;
}
