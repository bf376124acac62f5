"""What formats with markup share: encodings, safe XML, lines taken out with what was bold, speeches written down."""
