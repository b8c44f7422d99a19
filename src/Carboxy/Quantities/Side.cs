namespace Carboxy.Quantities;

/// <summary>Which side of the body, seen by the patient; <see cref="None"/> for a zone on the midline.</summary>
public enum Side
{
    None,
    Left,
    Right,
    Both,
}
