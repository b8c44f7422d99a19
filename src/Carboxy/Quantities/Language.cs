namespace Carboxy.Quantities;

/// <summary>A language in which the clinic speaks to people.</summary>
public enum Language
{
    Russian,
    English,
}
