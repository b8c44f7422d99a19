namespace Carboxy.Work.Directing;

/// <summary>Tells whoever listens in this program that something waits for a physician, or no longer does; what it is, each reads for itself.</summary>
public sealed class DeskNews
{
    public event EventHandler? Changed;

    public void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}
