namespace Carboxy.Screening;

/// <summary>What a form says about one question.</summary>
public abstract record FormAnswer
{
    /// <summary>Nothing was filled in.</summary>
    public sealed record Silent : FormAnswer;

    /// <summary>An answer in the words of carboxy-answers/1.</summary>
    public sealed record Said(string Value) : FormAnswer;

    /// <summary>Something is half filled in or cannot be read.</summary>
    public sealed record Wrong(string Field, Text Problem) : FormAnswer;
}

/// <summary>The fields of a form by name, as they were typed.</summary>
public delegate IReadOnlyList<string> TypedFields(string name);
