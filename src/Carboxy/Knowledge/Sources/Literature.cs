using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Sources;

/// <summary>A published work, cited as <c>[6]</c>.</summary>
public sealed record Publication(string Id, string Citation, int? Year, string? Doi, Uri? Url, bool Mirror, Place Place);

/// <summary>A condition that published work adds to the seeds, and the screening rules that keep it.</summary>
public sealed record LiteratureRule(string Id, Text Text, IReadOnlyList<string> Sources, IReadOnlyList<string> KeptBy, Place Place);

/// <summary>A serious event that was reported or warned of.</summary>
public sealed record SeriousEvent(string Id, Modality Modality, Text Text, IReadOnlyList<string> Sources, Place Place);
