using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Sources;

/// <summary>How the knowledge is read where its sources disagree or stay silent, P1 to P9.</summary>
public sealed record Principle(string Id, Text Text, IReadOnlyList<string> Sources, Place Place);

/// <summary>Where seed rows clash, and which way the product goes.</summary>
public sealed record Conflict(string Id, Text Clash, IReadOnlyList<string> Rows, Text Resolution, IReadOnlyList<string> Sources, Place Place);

/// <summary>What no seed says, and what holds until the medical director decides.</summary>
public sealed record Gap(string Id, Text Missing, Text Default, IReadOnlyList<string> Sources, Place Place);

/// <summary>A number that the house chose because no source gives one.</summary>
public sealed record HouseDefault(string Id, decimal Value, string Unit, Text Text, IReadOnlyList<string> Sources, Place Place);
