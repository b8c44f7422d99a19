namespace Carboxy.Screening;

/// <summary>Something wrong in a file of answers: where, what, and what to do about it.</summary>
public sealed record CaseFault(string Path, Text Problem, Text Remedy)
{
    public string In(Language language) => $"{Path}: {Problem.In(language)} {Remedy.In(language)}";
}
