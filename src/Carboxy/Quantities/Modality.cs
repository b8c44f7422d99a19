namespace Carboxy.Quantities;

/// <summary>How CO2 reaches the tissue: by needle, or through the skin from a gel under a mask.</summary>
public enum Modality
{
    Injection,
    NonInvasive,
}
