namespace Carboxy.Quantities;

/// <summary>Words for people, in both languages of the clinic. Neither may be empty.</summary>
public sealed record Text
{
    public Text(string ru, string en)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ru);
        ArgumentException.ThrowIfNullOrWhiteSpace(en);
        (Ru, En) = (ru, en);
    }

    public string Ru { get; }

    public string En { get; }

    public string In(Language language) => language == Language.Russian ? Ru : En;

    public override string ToString() => En;
}
